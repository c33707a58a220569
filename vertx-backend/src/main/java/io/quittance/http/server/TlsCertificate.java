package io.quittance.http.server;

import io.quittance.config.PrivateFiles;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate of a local run: made for localhost at first start, kept, and made again before it expires. */
final class TlsCertificate {

    private static final Duration VALID = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(30);

    private final Path directory;
    private final Path certificate;
    private final Path key;
    private final Clock clock;

    /** @param directory where {@code certificate.pem} and {@code key.pem} are kept */
    TlsCertificate(Path directory, Clock clock) {
        this.directory = directory;
        this.certificate = directory.resolve("certificate.pem");
        this.key = directory.resolve("key.pem");
        this.clock = clock;
    }

    /** Blocks: reads or makes the files. */
    PemKeyCertOptions keyAndCertificate() throws IOException, GeneralSecurityException {
        PrivateFiles.folder(directory);
        if (!Files.exists(key) || !Files.exists(certificate) || expiresSoon()) {
            make();
        }
        PrivateFiles.tightenAll(directory);
        return new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString());
    }

    private boolean expiresSoon() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(certificate)) {
            var kept = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return kept.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEWED_BEFORE_EXPIRY));
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        // Nobody but us may read the key, not even between its creation and a later chmod.
        Files.deleteIfExists(key);
        PrivateFiles.newFile(key);
        PrivateFiles.file(certificate);
        try {
            writePem(key, new JcaPKCS8Generator(pair.getPrivate(), null));
            writePem(certificate, selfSigned(pair));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private X509Certificate selfSigned(KeyPair pair)
            throws OperatorCreationException, IOException, GeneralSecurityException {
        Instant now = clock.instant();
        X500Name name = new X500Name("CN=localhost,O=Quittance local run");
        GeneralNames hosts = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(VALID)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, hosts)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static void writePem(Path file, Object content) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(writer)) {
            pem.writeObject(content);
        }
    }
}
