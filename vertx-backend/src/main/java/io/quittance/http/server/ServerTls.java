package io.quittance.http.server;

import io.netty.handler.ssl.SslContextBuilder;
import io.quittance.config.Configuration;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** TLS as the servers speak it: in native code where Netty brings that along for the machine, else in Java's. */
public final class ServerTls {

    private final PemKeyCertOptions certificate;

    private ServerTls(PemKeyCertOptions certificate) {
        this.certificate = certificate;
    }

    /**
     * Blocks: reads the certificate that is configured, or makes one for this machine.
     *
     * @return null for plain HTTP, behind a proxy on the same machine
     * @throws Exception when certificate and key cannot be used
     */
    public static @Nullable ServerTls open(Vertx vertx, Configuration configuration, Clock clock) throws Exception {
        if (!configuration.http().tls()) {
            return null;
        }
        PemKeyCertOptions certificate = certificate(configuration, clock);
        // Readies the engine here; else the first connection would wait for it, and its event loop with it.
        SslContextBuilder.forServer(certificate.getKeyManagerFactory(vertx))
                .trustManager(new File(certificate.getCertPath()))
                .build();
        return new ServerTls(certificate);
    }

    private static PemKeyCertOptions certificate(Configuration configuration, Clock clock)
            throws IOException, GeneralSecurityException {
        Configuration.Http http = configuration.http();
        if (http.certificate() != null && http.key() != null) {
            return new PemKeyCertOptions()
                    .addCertPath(http.certificate().toString())
                    .addKeyPath(http.key().toString());
        }
        return new TlsCertificate(configuration.dataDir().resolve("tls"), clock).keyAndCertificate();
    }

    void addTo(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(certificate)
                // Clients are not asked for certificates. But where nothing is said whose would be good, all the
                // authorities that Java knows are read, at every start.
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate.getCertPath()))
                .setSslEngineOptions(
                        OpenSSLEngineOptions.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions());
    }
}
