package io.quittance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quittance.config.DatabaseUrl.SslMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void onlyUserHostAndNameMustBeThere() {
        assertThat(DatabaseUrl.parse("postgresql://ana@db.example/shop"))
                .isEqualTo(new DatabaseUrl("db.example", 5432, "shop", "ana", new Secret(""), SslMode.PREFER, null));
    }

    @Test
    void whatIsPercentEncodedIsDecodedAndAPlusIsAPlus() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://an%40:p%2Fw+%3Ad%C3%A9@[::1]:6543/my%20shop");

        assertThat(url.user()).isEqualTo("an@");
        assertThat(url.password().value()).isEqualTo("p/w+:dé");
        assertThat(url.name()).isEqualTo("my shop");
        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.location()).isEqualTo("[::1]:6543/my shop");
    }

    @Test
    void aPasswordMayHoldColons() {
        assertThat(DatabaseUrl.parse("postgresql://ana:a:b@db/shop").password().value())
                .isEqualTo("a:b");
    }

    @Test
    void theServerCanBeVerified(@TempDir Path folder) throws Exception {
        Path authority = Files.createFile(folder.resolve("ca.pem"));

        DatabaseUrl url =
                DatabaseUrl.parse("postgresql://ana@db/shop?sslrootcert=" + authority + "&sslmode=verify-full");

        assertThat(url.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(url.rootCertificate()).isEqualTo(authority);
    }

    @Test
    void thePasswordIsNotInItsText() {
        assertThat(DatabaseUrl.parse("postgresql://ana:s3cret@db/shop").toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "mysql://ana:s3cret@db/shop",
                "postgresql://ana:s3cret@db",
                "postgresql://ana:s3cret@db/",
                "postgresql://ana:s3cret@db/shop/till",
                "postgresql://ana:s3cret@/shop",
                "postgresql://db/s3cret",
                "postgresql:ana:s3cret@db/shop",
                "postgresql://ana:s3cret@db:port/shop",
                "postgresql://ana:s3cret#@db/shop",
                "postgresql://ana:s3cret @db/shop",
                "postgresql://ana:s3cret@db/shop?sslmode=s3cret",
                "postgresql://ana:s3cret@db/shop?sslmode=require&s3cret=1",
                "postgresql://ana:s3cret@db/shop?sslrootcert=/nowhere",
                "postgresql://ana:%s3cret@db/shop",
            })
    void whatCannotBeRightIsRefusedWithoutRepeatingIt(String text) {
        IllegalArgumentException refusal =
                catchThrowableOfType(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));

        assertThat(refusal).hasNoCause();
        assertThat(refusal.getMessage()).isNotEmpty().doesNotContain("s3cret");
    }
}
