package io.quittance.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.TickingClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCertificateTest {

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();

    @Test
    void itIsMadeForThisMachineAndItsKeyIsForOurEyesOnly() throws Exception {
        X509Certificate certificate = certificate();

        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        // Browsers take no certificate that lives longer than 398 days.
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(398));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls/key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void itIsKeptUntilShortlyBeforeItExpires() throws Exception {
        X509Certificate first = certificate();
        clock.tick(Duration.ofDays(366));
        assertThat(certificate()).isEqualTo(first);

        clock.tick(Duration.ofDays(2));
        assertThat(certificate()).isNotEqualTo(first);
    }

    @Test
    void itIsMadeAgainWhenHalfOfItIsMissing() throws Exception {
        for (String half : List.of("key.pem", "certificate.pem")) {
            X509Certificate first = certificate();
            Files.delete(folder.resolve("tls").resolve(half));

            assertThat(certificate()).isNotEqualTo(first);
        }
    }

    private X509Certificate certificate() throws Exception {
        new TlsCertificate(folder.resolve("tls"), clock).keyAndCertificate();
        try (var pem = Files.newInputStream(folder.resolve("tls/certificate.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }
}
