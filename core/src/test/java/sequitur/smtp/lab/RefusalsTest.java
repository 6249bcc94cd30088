package sequitur.smtp.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.Exactness;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.lab.Replay.Judgement;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What the lab's servers refused in random dialogues, where the model knows what was wrong: how often that is named by the words,
 * by the words and the command, and by the words, the command and the state.
 */
@Tag("slow")
class RefusalsTest {

    private static final String BEGIN = "<!-- walks: begin -->\n";
    private static final String END = "<!-- walks: end -->";
    private static final Path DOCUMENT = Path.of("..", "docs", "replies.md");
    private static final Path MEASURED = Path.of("target", "replies-walks.md");

    /** A server that insists on a login or on TLS may say so before it looks at the order: that is as true. */
    private static final Pattern INSISTS =
            Pattern.compile("530 .*|.*(?i:authenticat|starttls command first|relay).*", Pattern.DOTALL);

    private static final Map<String, Score> SCORES = new LinkedHashMap<>();
    private static final Map<String, Integer> REFUTED = new TreeMap<>();

    /** How many refusals were named rightly, stated truly but less exactly, and stated falsely. */
    private record Score(int right, int wider, int wrong) {

        Score with(Diagnosis diagnosis, Set<Fault> means) {
            boolean open = diagnosis.fault() == Fault.SEQUENCE && !means.contains(Fault.SEQUENCE);
            if (open || diagnosis.exactness() != Exactness.FAULT) {
                return new Score(right, wider + 1, wrong);
            }
            return means.contains(diagnosis.fault())
                    ? new Score(right + 1, wider, wrong)
                    : new Score(right, wider, wrong + 1);
        }

        int all() {
            return right + wider + wrong;
        }

        double share(int part) {
            return 100.0 * part / all();
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f %% | %.1f %% |",
                    name,
                    all(),
                    share(right),
                    share(wider),
                    share(wrong));
        }
    }

    @BeforeAll
    static void diagnose() {
        Lab.walks(walk -> Replay.of(walk.exchanges(), Requirements.NONE).stream()
                .filter(judgement -> judgement.exchange().refused())
                .filter(judgement -> !judgement.exchange().pipelined())
                .forEach(RefusalsTest::take));
    }

    @Test
    void theStateNamesAtLeastNineteenOfTwenty() {
        Score score = SCORES.getOrDefault("words, command and state", new Score(0, 0, 0));

        assertThat(score.all()).isGreaterThan(10_000);
        assertThat(score.share(score.right())).isGreaterThanOrEqualTo(95);
        assertThat(score.share(score.wrong())).isLessThanOrEqualTo(4);
    }

    @Test
    void nothingIsSaidThatTheDialogueRefutes() {
        assertThat(REFUTED).isEmpty();
    }

    @Test
    void theDocumentHoldsWhatIsMeasured() throws IOException {
        StringBuilder table =
                new StringBuilder("| by | refusals | right | less exact | false |\n| --- | --- | --- | --- | --- |\n");
        SCORES.forEach((name, score) -> table.append(score.row(name)).append('\n'));
        Files.createDirectories(MEASURED.toAbsolutePath().getParent());
        Files.writeString(MEASURED, table);
        String document = Files.readString(DOCUMENT);

        assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END)))
                .as("between the marks in docs/replies.md has to stand what is in core/%s", MEASURED)
                .isEqualTo(table.toString());
    }

    private static void take(Judgement judgement) {
        Reply reply = Reply.parse(judgement.exchange().reply());
        Diagnosis inState = ReplyDiagnosis.of(reply, judgement.verb(), judgement.before());
        if (isRefuted(inState.fault(), judgement.verb(), judgement.before())) {
            REFUTED.merge(inState.fault().id() + " " + judgement.verb() + " " + reply.line(), 1, Integer::sum);
        }
        Set<Fault> means = means(judgement);
        if (!means.isEmpty()) {
            count("words", ReplyDiagnosis.of(reply), means);
            count("words and command", ReplyDiagnosis.of(reply, judgement.verb()), means);
            count("words, command and state", inState, means);
        }
    }

    private static Set<Fault> means(Judgement judgement) {
        Set<Fault> means = EnumSet.noneOf(Fault.class);
        judgement.rules().stream().map(Rule::fault).forEach(means::add);
        if (!means.isEmpty() && INSISTS.matcher(judgement.exchange().reply()).matches()) {
            means.add(Fault.AUTH_REQUIRED);
            means.add(Fault.STARTTLS_REQUIRED);
            means.add(Fault.RELAY_DENIED);
        }
        return means;
    }

    private static void count(String name, Diagnosis diagnosis, Set<Fault> means) {
        SCORES.put(name, SCORES.getOrDefault(name, new Score(0, 0, 0)).with(diagnosis, means));
    }

    /** Said without the model's rules: what the dialogue shows to be there. */
    private static boolean isRefuted(Fault fault, Verb verb, SessionState before) {
        return switch (fault) {
            case AUTH_REQUIRED -> before.connection().authentication() == Authentication.DONE;
            case STARTTLS_REQUIRED -> before.connection().tls();
            case STARTTLS_ONCE -> !before.connection().tls();
            case RCPT_BEFORE_MAIL, DATA_BEFORE_MAIL -> before.transaction().isOpen();
            case MAIL_NESTED -> verb == Verb.MAIL && before.transaction().isNone();
            default -> false;
        };
    }
}
