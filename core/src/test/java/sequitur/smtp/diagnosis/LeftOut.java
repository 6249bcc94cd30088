package sequitur.smtp.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import sequitur.smtp.diagnosis.Weighing.Candidate;
import sequitur.smtp.fault.Fault;

/**
 * Judges the weights on servers that they have not seen: the kinds of server are dealt into parts, and the replies of each part
 * are weighed by what the others teach. What this project has made up itself teaches, and is not judged.
 */
final class LeftOut {

    private static final int PARTS = 6;

    private LeftOut() {}

    /** Each sample with the weighing of it by weights that were fitted without its kind of server. */
    static Map<Sample, Weighing> weighed(List<Sample> samples) {
        List<Weights> byPart = IntStream.range(0, PARTS)
                .mapToObj(part -> WeightsFit.of(samples.stream()
                        .filter(sample -> sample.reply().isOwnWording() || part(sample) != part)
                        .toList()))
                .toList();
        Map<Sample, Weighing> weighed = new java.util.LinkedHashMap<>();
        samples.stream()
                .filter(sample -> !sample.reply().isOwnWording())
                .forEach(sample -> weighed.put(sample, sample.weighed(byPart.get(part(sample)))));
        return weighed;
    }

    /** The lines of the table that say how sure a statement is: each kind of statement judged where none more exact is made. */
    static List<String> calibration(Map<Sample, Weighing> weighed) {
        List<String> lines = new ArrayList<>();
        Map<Sample, Weighing> open = new java.util.LinkedHashMap<>(weighed);
        for (Exactness exactness : List.of(Exactness.FAULT, Exactness.GROUP, Exactness.FAMILY, Exactness.DIALOGUE)) {
            List<Staircase.Outcome> outcomes = new ArrayList<>();
            open.forEach((sample, weighing) -> {
                Candidate candidate = weighing.likeliest(exactness);
                outcomes.add(
                        new Staircase.Outcome(candidate.probability(), isTrue(candidate, exactness, sample.means())));
            });
            List<String> steps = Staircase.of(outcomes);
            lines.add("sure " + exactness);
            steps.forEach(step -> lines.add("  " + step));
            Calibration calibration = Calibration.of(steps);
            open.values()
                    .removeIf(weighing -> ReplyDiagnosis.isSureEnough(
                            exactness,
                            calibration.of(weighing.likeliest(exactness).probability())));
        }
        return lines;
    }

    /** Whether what is stated is true of a reply that means one of these. */
    static boolean isTrue(Candidate stated, Exactness exactness, Set<Fault> means) {
        Optional<FaultGroup> group = FaultGroup.of(stated.fault());
        return exactness == Exactness.UNCLEAR
                || means.stream().anyMatch(fault -> switch (exactness) {
                    case FAULT -> fault == stated.fault();
                    case GROUP -> FaultGroup.of(fault).equals(group);
                    case FAMILY -> FaultGroup.of(fault).map(FaultGroup::family).equals(group.map(FaultGroup::family));
                    case DIALOGUE, UNCLEAR ->
                        ofTheDialogue(FaultGroup.of(fault)).equals(ofTheDialogue(group));
                });
    }

    private static Optional<Boolean> ofTheDialogue(Optional<FaultGroup> group) {
        return group.map(FaultGroup::family).map(FaultFamily::isOfTheDialogue);
    }

    private static int part(Sample sample) {
        CRC32 sum = new CRC32();
        sum.update(sample.reply().kind().getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % PARTS);
    }
}
