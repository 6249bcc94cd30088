package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.MailProperties;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.advice.framework.Frameworks;
import sequitur.smtp.wire.Verb;

class WaitAdviceTest {

    @Test
    void asksForEachLimitThatIsNotSet() {
        Counsel counsel = Counsel.onWait(facts(Map.of()).build());

        assertThat(counsel.change()).isEqualTo("set mail.smtp.timeout=600000");
        assertThat(counsel.note())
                .contains("Then set mail.smtp.connectiontimeout=60000 and set mail.smtp.writetimeout=180000 as well.");
    }

    @Test
    void asksForTheOneThatIsMissing() {
        Counsel counsel =
                Counsel.onWait(facts(Map.of("mail.smtp.timeout", "10000", "mail.smtp.connectiontimeout", "10000"))
                        .build());

        assertThat(counsel.change()).isEqualTo("set mail.smtp.writetimeout=180000");
        assertThat(counsel.note()).isEmpty();
    }

    /** To the library these are no limits. */
    @Test
    void zeroIsNoLimit() {
        assertThat(Counsel.onWait(facts(Map.of("mail.smtp.timeout", "0")).build())
                        .change())
                .isEqualTo("set mail.smtp.timeout=600000");
        assertThat(Counsel.onWait(facts(Map.of("mail.smtp.timeout", "-1")).build())
                        .change())
                .isEqualTo("set mail.smtp.timeout=600000");
    }

    /** Nor are they for whoever advises on a wait that has ended. */
    @Test
    void zeroIsNoLimitAfterAWaitEither() {
        Facts none = facts(Map.of("mail.smtp.timeout", "0")).build();

        for (Verb at : List.of(Verb.CONNECT, Verb.RCPT)) {
            Incident incident = Incident.thrown(at, Thrown.of(new SocketTimeoutException("Read timed out")));
            Counsel counsel = Counsel.on(FailureClassifier.classify(incident, none), none);

            assertThat(counsel.cause()).doesNotContain("0 ms").contains("is set to \"0\"");
            assertThat(counsel.change()).matches("set mail\\.smtp\\.timeout=[1-9]0+");
        }
    }

    @Test
    void speaksTheWordsOfTheFramework() {
        Counsel counsel = Counsel.onWait(facts(Map.of())
                .framework(Frameworks.of("spring-boot").orElseThrow())
                .build());

        assertThat(counsel.change()).isEqualTo("set spring.mail.properties.mail.smtp.timeout=600000");
    }

    @Test
    void aDuplicateComesOfALimitThatIsTooShort() {
        assertThat(Counsel.onDuplicate(
                        facts(Map.of("mail.smtp.timeout", "2000")).build(), "It was sent."))
                .satisfies(counsel -> {
                    assertThat(counsel.change()).isEqualTo("set mail.smtp.timeout=600000");
                    assertThat(counsel.cause()).isEqualTo("It was sent. mail.smtp.timeout is 2000.");
                });
        assertThat(Counsel.onDuplicate(facts(Map.of()).build(), "It was sent.").change())
                .isEqualTo("look for its Message-ID in the server's log before it is sent again");
    }

    private static FactsBuilder facts(Map<String, Object> properties) {
        return Facts.of("smtp", "mail.example.net", 25).session(MailProperties.of(properties));
    }
}
