package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.wire.Reply;

/**
 * Texts that would keep a matcher busy that goes back and tries again. The time allowed is a hundred times what is needed, and
 * nothing against what going back would take.
 */
class AdversarialTextTest {

    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "need ",
                "not ",
                "not not allowed before ",
                "mail from ",
                "authentication required before relay ",
                "too many ",
                "helo or ehlo ",
                "before the a an any another ",
                "<",
                "<a@b",
                "[",
                "'",
                "\" ",
                "a'b`c",
                "a@b:",
                "1.2.",
                "https://",
                "%",
                "{",
                "***",
                "\n",
                "550-",
                "550 5.7.1 "
            })
    void aMegabyteIsReadAtOnce(String piece) {
        String text = piece.repeat(MEGABYTE / piece.length());

        assertTimeoutPreemptively(ENOUGH, () -> {
            assertThat(ReplyDiagnosis.of(Reply.parse("550 " + text)).likeliest())
                    .isNotNull();
            assertThat(ReplyDiagnosis.of(PastedReply.find("550 " + text)).likeliest())
                    .isNotNull();
            assertThat(ReplyDiagnosis.of(PastedReply.find(text)).likeliest()).isNotNull();
        });
    }
}
