package sequitur.smtp.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Extensions;

/** Commands that are put right in their own words. */
class RewritingTest {

    private static final Extensions SIZE = Extensions.parse("250-b\n250 SIZE\n");
    private static final String ADDRESS = "[192.0.2.1]";

    @ParameterizedTest
    @CsvSource({"EHLO, EHLO [192.0.2.1]", "helo a_b, HELO [192.0.2.1]", "EHLO localhost, EHLO [192.0.2.1]"})
    void aNameGivesWayToTheAddress(String line, String rewritten) {
        Rewriting rewriting = rewriting(Rule.HELLO_NAME, line).orElseThrow();

        assertThat(text(rewriting)).isEqualTo(rewritten);
        assertThat(rewriting.change()).isEqualTo("with the name [192.0.2.1]");
        assertThat(Dialogue.remote().then("S: 220 b").brokenBy(rewritten)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<a@b> RET=HDRS, MAIL FROM:<a@b>, without RET",
        "MAIL FROM:<a@b> SIZE=1 ret=HDRS  ENVID=x, MAIL FROM:<a@b> SIZE=1, without ret and ENVID",
        "MAIL FROM:<a@b> AUTH=<> SIZE=1, MAIL FROM:<a@b> SIZE=1, without AUTH",
        "RCPT TO:<a@b> NOTIFY=NEVER ORCPT=rfc822;a, RCPT TO:<a@b>, without NOTIFY and ORCPT",
    })
    void parametersThatAskForAServiceAreLeftOut(String line, String rewritten, String change) {
        Rewriting rewriting = rewriting(Rule.PARAMETER_OFFERED, line).orElseThrow();

        assertThat(text(rewriting)).isEqualTo(rewritten);
        assertThat(rewriting.change()).isEqualTo(change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<a@b> BODY=8BITMIME",
                "MAIL FROM:<a@b> SMTPUTF8",
                "MAIL FROM:<a@b> REQUIRETLS",
                "MAIL FROM:<a@b> RET=HDRS BODY=BINARYMIME",
                "MAIL FROM:<a@b> RET=HDRS XFOO",
                "MAIL FROM:<a@b> SIZE=1",
                "MAIL FROM:<a@b>",
                "NOOP",
            })
    void whatTheMessageIsStaysSaid(String line) {
        assertThat(rewriting(Rule.PARAMETER_OFFERED, line)).isEmpty();
    }

    @Test
    void octetsBeyondAsciiStayAsTheyAre() {
        byte[] line = "RCPT TO:<\u00e4@b> NOTIFY=NEVER".getBytes(StandardCharsets.UTF_8);
        Rewriting rewriting =
                Rewriting.of(Rule.PARAMETER_OFFERED, line, SIZE, ADDRESS).orElseThrow();

        assertThat(new String(rewriting.line(), StandardCharsets.UTF_8)).isEqualTo("RCPT TO:<\u00e4@b>");
    }

    @Test
    void otherRulesRewriteNothing() {
        assertThat(rewriting(Rule.PATH_SYNTAX, "MAIL FROM: <a@b>")).isEmpty();
    }

    private static Optional<Rewriting> rewriting(Rule rule, String line) {
        return Rewriting.of(rule, Dialogue.octets(line), SIZE, ADDRESS);
    }

    private static String text(Rewriting rewriting) {
        return new String(rewriting.line(), StandardCharsets.ISO_8859_1);
    }
}
