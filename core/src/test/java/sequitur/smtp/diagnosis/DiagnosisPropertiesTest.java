package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What holds for every text. */
class DiagnosisPropertiesTest {

    @Property(tries = 200)
    void everyReplyGetsADiagnosis(
            @ForAll @IntRange(max = 999) int code, @ForAll String text, @ForAll Verb answered, @ForAll boolean tls) {
        Reply reply = new Reply(code, Optional.empty(), text);
        SessionState state =
                SessionState.opened(tls ? Encryption.TLS : Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);

        assertThat(List.of(
                        ReplyDiagnosis.of(reply),
                        ReplyDiagnosis.of(reply, answered),
                        ReplyDiagnosis.of(reply, answered, state)))
                .allSatisfy(diagnosis -> assertThat(diagnosis.confidence()).isBetween(0.0, 1.0));
    }

    @Property(tries = 200)
    void everyPastedTextGetsADiagnosis(@ForAll String text) {
        assertThat(ReplyDiagnosis.of(Reply.parse(text)).fault()).isNotNull();
    }

    @Property(tries = 300)
    void caseAndWhiteSpaceChangeNothing(
            @ForAll("sentences") String text, @ForAll @IntRange(min = 400, max = 599) int code) {
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(code + " " + text));

        assertThat(ReplyDiagnosis.of(Reply.parse(code + " " + text.toUpperCase(Locale.ROOT))))
                .isEqualTo(diagnosis);
        assertThat(ReplyDiagnosis.of(Reply.parse(code + " " + text.toLowerCase(Locale.ROOT))))
                .isEqualTo(diagnosis);
        assertThat(ReplyDiagnosis.of(Reply.parse(code + "   " + text.replace(" ", " \t ") + "  \r\n")))
                .isEqualTo(diagnosis);
    }

    @Property(tries = 200)
    void everyRefusalHasAFaultAndNothingElseIsOne(@ForAll @IntRange(max = 999) int code) {
        Fault fault = ReplyDiagnosis.of(new Reply(code, Optional.empty(), "")).fault();

        assertThat(fault == Fault.UNRECOGNISED).isEqualTo(code < 200 || code > 599);
        assertThat(fault == Fault.NONE).isEqualTo(code >= 200 && code < 400);
    }

    @Property(tries = 30)
    void noMoreThanTheBeginningIsLookedAt(
            @ForAll("sentences") String text, @ForAll @IntRange(min = 400, max = 599) int code) {
        String beginning = (text + " ").repeat(Wording.LOOKED_AT / (text.length() + 1) + 1);

        assertThat(ReplyDiagnosis.of(new Reply(code, Optional.empty(), beginning + "need MAIL before RCPT".repeat(50))))
                .isEqualTo(ReplyDiagnosis.of(new Reply(code, Optional.empty(), beginning)));
    }

    /** What servers say, put together at random. */
    @Provide
    Arbitrary<String> sentences() {
        Arbitrary<String> words = Arbitraries.of(
                "need",
                "MAIL",
                "RCPT",
                "DATA",
                "before",
                "first",
                "already",
                "not",
                "AUTH",
                "STARTTLS",
                "HELO/EHLO",
                "command",
                "required",
                "Error:",
                "sender",
                "<a@b.example>",
                "unknown",
                "recipients",
                "allowed",
                "transaction",
                "5.5.1",
                "authenticated.",
                "nested",
                "sequence",
                "of",
                "TLS",
                "BDAT",
                "please",
                "\"x\"",
                "isn't");
        return Combinators.combine(words.list().ofMinSize(1).ofMaxSize(8), Arbitraries.of("", ".", "!"))
                .as((chosen, end) -> String.join(" ", chosen) + end);
    }
}
