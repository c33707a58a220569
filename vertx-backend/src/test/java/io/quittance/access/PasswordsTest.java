package io.quittance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.RunningApp;
import io.quittance.config.Configuration;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String EMAIL = "ana@shop.example";

    private static final PasswordQueue.Turn TURN = new PasswordQueue.Turn("192.0.2.1", false);

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        RunningApp.await(vertx.close());
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsRefusedAtOnceAndLaterThereIsRoomAgain() throws Exception {
        Passwords passwords = passwords(1, 2);
        Password password = new Password("four cats on a roof");
        // So many that the one thread cannot be done with them before all are there.
        List<Future<Boolean>> verifications = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            verifications.add(passwords.matches(password, null, TURN));
        }
        List<Future<Boolean>> refused =
                verifications.stream().filter(Future::failed).toList();

        assertThat(refused).isNotEmpty();
        ProblemException overloaded = (ProblemException) refused.getFirst().cause();
        assertThat(overloaded.problem().status()).isEqualTo(503);
        assertThat(overloaded.problem().code()).isEqualTo("overloaded");
        assertThat(overloaded.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        RunningApp.await(Future.join(verifications).otherwiseEmpty());
        assertThat(RunningApp.await(passwords.matches(password, null, TURN))).isFalse();
        RunningApp.await(passwords.close());
    }

    @Test
    void aHashIsOfItsPasswordAndNoOther() throws Exception {
        Passwords passwords = passwords(1, 9);
        String hash = RunningApp.await(passwords.hash(new Password("füür Chatze ufem Dach"), EMAIL, "/password", TURN));

        assertThat(hash).startsWith("$2a$04$").hasSize(60);
        assertThat(RunningApp.await(passwords.matches(new Password("füür Chatze ufem Dach"), hash, TURN)))
                .isTrue();
        assertThat(RunningApp.await(passwords.matches(new Password("fuur Chatze ufem Dach"), hash, TURN)))
                .isFalse();
        assertThat(RunningApp.await(passwords.matches(new Password(""), hash, TURN)))
                .isFalse();
        assertThat(RunningApp.await(passwords.hash(new Password("füür Chatze ufem Dach"), EMAIL, "/password", TURN)))
                .isNotEqualTo(hash);
        RunningApp.await(passwords.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PassWord1234",
                "123456789012",
                "correct horse battery staple",
                "aaaaaaaaaaaaaaaa",
                "            ",
                EMAIL,
                "ANA@shop.example"
            })
    void whatEverybodyTriesIsRefused(String common) throws Exception {
        Passwords passwords = passwords(1, 9);

        Future<String> hash = passwords.hash(new Password(common), EMAIL, "/password", TURN);

        assertThat(catchThrowableOfType(ProblemException.class, () -> RunningApp.await(hash))
                        .problem()
                        .code())
                .isEqualTo("password-too-common");
        RunningApp.await(passwords.close());
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(new Credentials(EMAIL, new Password("four cats on a roof")).toString())
                .contains(EMAIL)
                .doesNotContain("cats");
    }

    private static Passwords passwords(int threads, int queue) {
        Configuration.Account settings = new Configuration.Account(
                Configuration.Registration.OFF,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                4,
                threads,
                queue,
                Duration.ofMinutes(15),
                1,
                1,
                1);
        return new Passwords(vertx, settings, new SimpleMeterRegistry());
    }
}
