package sequitur.smtp.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.MissingRequirement;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.lab.Replay.Judgement;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.wire.Reply;

/**
 * Refusals without a reason of their own ("relaying denied", "access denied"), where AUTH was offered and not done: whether AUTH was
 * what they wanted. It was, if the server took the command after AUTH, or refused it for another reason, and never took it before.
 */
@Tag("slow")
class UndoneTest {

    /** Servers that the lab has programmed: they relay for nobody, logged in or not. */
    private static final Set<String> PROGRAMMED = Set.of("aiosmtpd", "smtp-server", "subethasmtp");

    /** As if two more had been seen, one of them false: the caution with which all confidence here is measured. */
    private static final double CAUTION = 1;

    private static final Map<Said, Answers> ANSWERS = new HashMap<>();
    private static final Map<Refused, Judgement> REFUSED = new LinkedHashMap<>();

    /**
     * A command that the model finds nothing wrong with.
     *
     * @param profile the server and its configuration
     * @param line the command
     */
    private record Said(String profile, String line) {}

    /**
     * What was answered to it.
     *
     * @param before before AUTH
     * @param after after it
     */
    private record Answers(Set<String> before, Set<String> after) {}

    /**
     * Such a command, refused in a text.
     *
     * @param said the command
     * @param text the text
     * @param authenticated whether AUTH had been done
     */
    private record Refused(Said said, String text, boolean authenticated) {

        boolean isFixedByAuth() {
            Answers answers = ANSWERS.getOrDefault(said, new Answers(Set.of(), Set.of()));
            return !answers.after().contains(text) && !answers.before().contains("");
        }

        boolean isTold() {
            return !ANSWERS.getOrDefault(said, new Answers(Set.of(), Set.of()))
                    .after()
                    .isEmpty();
        }
    }

    @BeforeAll
    static void listen() {
        Lab.walks(walk -> Replay.of(walk.exchanges(), Requirements.NONE).stream()
                .filter(judgement -> !judgement.exchange().pipelined())
                .filter(judgement -> judgement.rules().isEmpty())
                .filter(judgement -> !PROGRAMMED.contains(walk.profile().split("/", 2)[0]))
                .forEach(judgement ->
                        take(new Said(walk.profile(), judgement.exchange().line()), judgement)));
    }

    @Test
    void theConfidenceIsHowOftenAuthHelped() {
        int fixed = 0;
        int all = 0;
        for (Map.Entry<Refused, Judgement> entry : REFUSED.entrySet()) {
            if (!entry.getKey().authenticated() && entry.getKey().isTold() && isOpen(entry.getValue())) {
                all++;
                fixed += entry.getKey().isFixedByAuth() ? 1 : 0;
            }
        }

        assertThat(all).as("cases").isEqualTo(19);
        assertThat(Math.round((fixed + CAUTION) / (all + 2 * CAUTION) * 100) / 100.0)
                .as("%d of %d", fixed, all)
                .isEqualTo(ReplyDiagnosis.UNDONE);
    }

    /** Under TLS all of them denied relaying as before. */
    @Test
    void tlsIsInsertedForNoneOfThem() {
        assertThat(REFUSED.values())
                .filteredOn(judgement -> judgement.exchange().reply().contains("elay"))
                .isNotEmpty()
                .allSatisfy(judgement -> assertThat(
                                MissingRequirement.told(reply(judgement), judgement.verb(), judgement.before()))
                        .as(judgement.exchange()::reply)
                        .isNotEqualTo(Optional.of(Rule.STARTTLS_REQUIRED)));
    }

    private static void take(Said said, Judgement judgement) {
        boolean done = judgement.before().connection().authentication() == Authentication.DONE;
        Answers answers = ANSWERS.computeIfAbsent(said, any -> new Answers(new HashSet<>(), new HashSet<>()));
        boolean refused = judgement.exchange().refused();
        String text = refused ? judgement.exchange().reply() : "";
        (done ? answers.after() : answers.before()).add(text);
        if (refused) {
            REFUSED.putIfAbsent(new Refused(said, text, done), judgement);
        }
    }

    /** Whether only that AUTH was not done says what the refusal means. */
    private static boolean isOpen(Judgement judgement) {
        Diagnosis inState = ReplyDiagnosis.of(reply(judgement), judgement.verb(), judgement.before());
        Diagnosis byWords = ReplyDiagnosis.of(reply(judgement), judgement.verb());
        return inState.fault() == Fault.AUTH_REQUIRED && byWords.fault() != Fault.AUTH_REQUIRED;
    }

    private static Reply reply(Judgement judgement) {
        return Reply.parse(judgement.exchange().reply());
    }
}
