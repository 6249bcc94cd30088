package sequitur.smtp.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.smtp.lab.Replay.Judgement;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/**
 * The lab's named sequences, as every server answered them, walked through the model. {@code faults.txt} says which step
 * breaks which rule; nothing else may be flagged but for {@link Grounds} that the recording shows.
 */
@Tag("slow")
class TruthTest {

    private static final Path TABLE = Path.of("target", "lab", "truth.txt");

    /** What a submission server insists on once it offers it (RFC 6409 section 4.3). */
    private static final Requirements AUTHENTICATION =
            new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED_WHERE_OFFERED);

    /** The two that only a requirement makes illegal: STARTTLS has the server forget the authentication. */
    private static final Set<String> WITH_REQUIREMENTS =
            Set.of("starttls-after-auth-ehlo-mail", "starttls-after-auth-ehlo-rcpt");

    private static final String ANY_VERB =
            "a verb that the model does not know passes every rule, since extensions exist";

    /** Sequences that the lab calls illegal and in which the model finds no fault. */
    private static final Map<String, String> NOT_FLAGGED = Map.of(
            "unknown", ANY_VERB,
            "unknown-mid", ANY_VERB,
            "unknown-before-hello", ANY_VERB,
            "ten-errors", ANY_VERB,
            "http", ANY_VERB,
            "turn", ANY_VERB,
            "lhlo", ANY_VERB + "; LMTP's greeting is one of them",
            "auth-cmd-inside",
                    "RSET is base64 by chance: the server takes it for the name of the user, as the client meant",
            "starttls-after-auth", "RFC 3207 4.2 has the server forget the authentication, and does not forbid it",
            "pipe-auth", "RFC 4954 4 lets AUTH PLAIN with an initial response stand in a group before others");

    /** Sequences that the lab calls legal and in which the model finds a fault, and the rule that does. */
    private static final Map<String, String> FLAGGED = Map.of(
            "mail-toobig", "size-exceeded",
            "mail-toobig-then-mail", "size-exceeded",
            "pipe-toobig-rcpt-data", "size-exceeded",
            "mail-syntax-then-mail", "path-syntax",
            "badehlo-mid-then-rcpt", "hello-name");

    private static final List<Fault> FAULTS = Fault.all();
    private static final Map<Lab.Recording, List<Judgement>> REPLAYS = new LinkedHashMap<>();

    @BeforeAll
    static void replay() {
        for (Lab.Recording recording : Lab.recordings()) {
            boolean demanding = WITH_REQUIREMENTS.contains(recording.sequence().name())
                    && Fault.SUBMISSION.contains(recording.profile());
            REPLAYS.put(recording, Replay.of(recording.exchanges(), demanding ? AUTHENTICATION : Requirements.NONE));
        }
    }

    @Test
    void everyFaultIsFlaggedByItsRule() {
        List<String> missed = new ArrayList<>();
        REPLAYS.forEach((recording, judgements) -> judgements.forEach(judgement -> {
            for (Fault fault : FAULTS) {
                if (fault.isAbout(recording, judgement) && !judgement.rules().contains(fault.rule())) {
                    missed.add(fault.rule().id() + " not flagged: " + place(recording, judgement));
                }
            }
        }));
        assertThat(missed).isEmpty();
    }

    @Test
    void nothingElseIsFlagged() {
        List<String> wrong = new ArrayList<>();
        REPLAYS.forEach((recording, judgements) -> judgements.forEach(judgement -> {
            for (Rule rule : judgement.rules()) {
                if (!isFault(recording, judgement, rule)
                        && !Grounds.shown(rule, judgement, before(recording, judgement))) {
                    wrong.add(rule.id() + " flagged: " + place(recording, judgement));
                }
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyIllegalSequenceIsFlaggedSomewhere() {
        Set<String> illegal = new TreeSet<>();
        REPLAYS.keySet().stream()
                .map(Lab.Recording::sequence)
                .filter(sequence -> !sequence.legal())
                .forEach(sequence -> illegal.add(sequence.name()));
        illegal.removeAll(FAULTS.stream().map(Fault::sequence).collect(Collectors.toSet()));

        assertThat(illegal).containsExactlyInAnyOrderElementsOf(NOT_FLAGGED.keySet());
    }

    @Test
    void everyExceptionStillOccurs() {
        Set<String> flagged = new HashSet<>();
        Set<String> reached = new HashSet<>();
        REPLAYS.forEach((recording, judgements) -> judgements.forEach(judgement -> {
            Lab.Sequence sequence = recording.sequence();
            if (judgement.exchange().step() == sequence.at()) {
                reached.add(sequence.name());
                judgement.rules().stream()
                        .filter(rule -> !Grounds.shown(rule, judgement, before(recording, judgement)))
                        .forEach(rule -> flagged.add(sequence.name()));
            }
        }));

        assertThat(reached).containsAll(NOT_FLAGGED.keySet());
        assertThat(flagged).doesNotContainAnyElementsOf(NOT_FLAGGED.keySet());

        Map<String, String> legalButFlagged = new TreeMap<>();
        REPLAYS.keySet().stream()
                .map(Lab.Recording::sequence)
                .filter(Lab.Sequence::legal)
                .forEach(sequence -> FAULTS.stream()
                        .filter(fault -> fault.sequence().equals(sequence.name()))
                        .filter(fault -> fault.conditions().stream().noneMatch(condition -> condition.matches("\\d.*")))
                        .forEach(fault -> legalButFlagged.put(
                                sequence.name(), fault.rule().id())));
        assertThat(legalButFlagged).containsExactlyInAnyOrderEntriesOf(FLAGGED);
    }

    @Test
    void everyRowOfTheTableIsNeeded() {
        List<Fault> unused = new ArrayList<>(FAULTS);
        REPLAYS.forEach((recording, judgements) ->
                judgements.forEach(judgement -> unused.removeIf(fault -> fault.isAbout(recording, judgement))));

        assertThat(unused).isEmpty();
    }

    @Test
    void saysWhatWasHeldAgainstWhat() throws IOException {
        Map<Rule, Integer> lines = new EnumMap<>(Rule.class);
        Map<Rule, Set<String>> servers = new EnumMap<>(Rule.class);
        REPLAYS.forEach((recording, judgements) ->
                judgements.forEach(judgement -> judgement.rules().forEach(rule -> {
                    lines.merge(rule, 1, Integer::sum);
                    servers.computeIfAbsent(rule, any -> new TreeSet<>()).add(recording.profile());
                })));
        List<String> table = new ArrayList<>();
        table.add(REPLAYS.size() + " dialogues, "
                + REPLAYS.values().stream().mapToInt(Collection::size).sum() + " lines, " + FAULTS.size()
                + " rows of faults");
        lines.forEach((rule, count) -> table.add(rule.id() + ": " + count + " lines on "
                + servers.getOrDefault(rule, Set.of()).size() + " profiles"));
        Files.createDirectories(TABLE.toAbsolutePath().getParent());
        Files.write(TABLE, table);

        assertThat(REPLAYS).hasSize(196 * 38);
    }

    private static boolean isFault(Lab.Recording recording, Judgement judgement, Rule rule) {
        return FAULTS.stream().anyMatch(fault -> fault.allowed().contains(rule) && fault.isAbout(recording, judgement));
    }

    private static List<Exchange> before(Lab.Recording recording, Judgement judgement) {
        return recording.exchanges().subList(0, recording.exchanges().indexOf(judgement.exchange()));
    }

    private static String place(Lab.Recording recording, Judgement judgement) {
        return recording.sequence().name() + " " + judgement.exchange().step() + "/"
                + judgement.exchange().word() + " on " + recording.profile() + " = "
                + judgement.exchange().code() + " " + judgement.exchange().outcome();
    }
}
