package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;

/**
 * What the witnesses say of one labelled reply, before anybody knows how much their word counts.
 *
 * @param reply the reply
 * @param situation what is known besides
 * @param heard what is said
 * @param means the faults that are right, those left out that can't be
 * @param possible the faults that can be
 */
record Sample(LabelledReply reply, Situation situation, List<Testimony> heard, Set<Fault> means, Set<Fault> possible) {

    private static final double OWN = 0.1;

    /** The samples of replies: each by its words alone, and where its command is known with that. */
    static List<Sample> of(List<LabelledReply> replies) {
        Weights open = open(replies);
        List<Sample> samples = new ArrayList<>();
        for (LabelledReply reply : replies) {
            samples.add(of(open, reply, Situation.UNKNOWN, reply.means()));
            reply.answered()
                    .map(Situation::after)
                    .ifPresent(situation -> samples.add(of(open, reply, situation, reply.meansInContext())));
        }
        return samples;
    }

    /** How much it counts: what was made up shows what words mean, not how often it is said. */
    double counts() {
        return reply.isOwnWording() ? OWN : 1;
    }

    /** The same sample, weighed. */
    Weighing weighed(Weights weights) {
        return new Weighing(
                new Witnesses(weights, situation).of(reply.reply(), Clues.all().in(reply.reply())), situation);
    }

    private static Sample of(Weights open, LabelledReply reply, Situation situation, Set<Fault> means) {
        List<Clue> clues = Clues.all().in(reply.reply());
        Set<Fault> possible = Stream.of(FaultGroup.values())
                .flatMap(group -> group.faults().stream())
                .filter(fault -> !Impossible.is(fault, situation))
                .collect(Collectors.toSet());
        return new Sample(
                reply,
                situation,
                new Witnesses(open, situation).of(reply.reply(), clues),
                means.stream().filter(possible::contains).collect(Collectors.toSet()),
                possible);
    }

    /** A table in which every code, status and command speaks for each fault that it was seen with, and says nothing yet. */
    private static Weights open(List<LabelledReply> replies) {
        Map<String, Set<Fault>> seen = new TreeMap<>();
        for (LabelledReply reply : replies) {
            Stream.of(
                            Optional.of(Witnesses.ANY),
                            Optional.of("code " + reply.reply().code()),
                            reply.reply().status().map(status -> "status x" + status.substring(1)),
                            reply.answered().map(verb -> "after " + verb))
                    .flatMap(Optional::stream)
                    .forEach(witness -> seen.computeIfAbsent(witness, any -> new LinkedHashSet<>())
                            .addAll(reply.means()));
        }
        List<String> lines = new ArrayList<>();
        seen.forEach((witness, faults) -> {
            lines.add(witness);
            faults.forEach(fault -> lines.add("  " + fault.id() + " 0"));
        });
        return new Weights(TableEntry.in(String.join("\n", lines)));
    }
}
