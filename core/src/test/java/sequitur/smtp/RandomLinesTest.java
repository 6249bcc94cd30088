package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import sequitur.smtp.redaction.Redaction;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Lines and replies that nobody in his right mind would send: whatever they are, they are read. */
class RandomLinesTest {

    /** Pieces of commands and replies, so that what is put together from them goes deep into the parsers. */
    private static final List<String> PIECES = List.of(
            "EHLO ",
            "HELO ",
            "LHLO ",
            "MAIL FROM:",
            "RCPT TO:",
            "DATA",
            "BDAT ",
            " LAST",
            "AUTH ",
            "PLAIN",
            " = ",
            "*",
            ".",
            "STARTTLS",
            "XCLIENT ",
            "<",
            ">",
            "\"",
            "\\",
            "@",
            ":",
            ",",
            "[",
            "]",
            "[IPv6:",
            "::",
            "1.2.3.4",
            "a",
            "b.c",
            "-",
            "_",
            " ",
            "\t",
            "\r",
            "\n",
            "\0",
            "\u007f",
            "\u00e9",
            "SIZE=",
            "99999999999999999999",
            "BODY=BINARYMIME",
            "SMTPUTF8",
            "250-",
            "250 ",
            "354",
            "421",
            "5.5.1 ",
            "(#5.5.1)",
            "LIMITS ",
            "RCPTMAX=",
            "MAILMAX=1",
            "AUTH=");

    private record Turn(String line, int code, String reply) {}

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Integer> codes = Arbitraries.oneOf(
                Arbitraries.of(220, 235, 250, 334, 354, 421, 450, 503, 550),
                Arbitraries.integers().between(-10, 1100));
        return Combinators.combine(texts(), codes, texts()).as(Turn::new).list().ofMaxSize(12);
    }

    @Property
    void whateverIsSaidIsRead(@ForAll("turns") List<Turn> turns) {
        SessionState state = SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE);
        for (Turn turn : turns) {
            byte[] line = turn.line().getBytes(StandardCharsets.UTF_8);
            Verb verb = state.classify(line);
            for (Violation violation : Rulebook.check(state, verb, line)) {
                assertThat(violation.strictReply().text()).doesNotContain("\r", "\n");
            }
            assertThat(Redaction.line(state, line)).isNotNull();
            state = state.sent(verb, line).received(turn.code(), turn.reply());
            assertThat(state).hasToString(state.toString()).isEqualTo(state);
        }
    }

    @Property
    void whateverIsRepliedIsRead(@ForAll("texts") String text) {
        Reply reply = Reply.parse(text);

        assertThat(reply.code()).matches(code -> code == Reply.MALFORMED || (code >= 100 && code <= 999));
        assertThat(Extensions.parse(text).keywords())
                .allMatch(keyword -> !keyword.isEmpty() && !keyword.contains(" ") && !keyword.contains("\n"));
    }
}
