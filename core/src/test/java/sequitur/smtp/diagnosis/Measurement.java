package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import sequitur.smtp.diagnosis.Weighing.Candidate;
import sequitur.smtp.fault.Fault;

/** How right, how exact and how sure diagnoses were. */
final class Measurement {

    /** The head of a table of measurements. */
    static final String HEAD = """
            | by | replies | right | true, less exact | false | error of confidence |
            | --- | --- | --- | --- | --- | --- |
            """;

    private final List<Stated> all = new ArrayList<>();

    /**
     * A diagnosis of a reply whose meaning is known.
     *
     * @param exactness how much it says
     * @param isTrue whether it is true
     * @param confidence how sure it is
     */
    private record Stated(Exactness exactness, boolean isTrue, double confidence) {

        boolean says() {
            return exactness != Exactness.UNCLEAR;
        }
    }

    private Measurement() {}

    /** Measures the diagnosis by words alone. */
    static Measurement ofWords(List<LabelledReply> replies) {
        Measurement measurement = new Measurement();
        replies.forEach(reply -> measurement.add(ReplyDiagnosis.of(reply.reply()), reply.means()));
        return measurement;
    }

    /** Measures the diagnosis by words and, where it is known, the command. */
    static Measurement ofCommands(List<LabelledReply> replies) {
        Measurement measurement = new Measurement();
        replies.forEach(reply -> reply.answered()
                .ifPresentOrElse(
                        verb -> measurement.add(ReplyDiagnosis.of(reply.reply(), verb), reply.meansInContext()),
                        () -> measurement.add(ReplyDiagnosis.of(reply.reply()), reply.means())));
        return measurement;
    }

    /** Measures what weights would have said that had not seen the server. */
    static Measurement ofLeftOut(Map<Sample, Weighing> weighed, Predicate<Sample> which) {
        Measurement measurement = new Measurement();
        weighed.forEach((sample, weighing) -> {
            if (which.test(sample)) {
                measurement.add(ReplyDiagnosis.statement(weighing, List.of(), Exactness.FAULT), sample.means());
            }
        });
        return measurement;
    }

    /** Per cent that name a right fault. */
    double right() {
        return share(stated -> stated.exactness() == Exactness.FAULT && stated.isTrue());
    }

    /** Per cent that say something false. */
    double wrong() {
        return share(stated -> !stated.isTrue());
    }

    /** Per cent of what is said that is true: who says nothing says nothing false. */
    double trueStatements() {
        return 100.0
                * all.stream().filter(Stated::says).filter(Stated::isTrue).count()
                / all.stream().filter(Stated::says).count();
    }

    /** How far the confidence is from the share of true statements, on an average over tenths of confidence. */
    double calibrationError() {
        Map<Integer, double[]> tenths = new TreeMap<>();
        for (Stated stated : all.stream().filter(Stated::says).toList()) {
            double[] sums = tenths.computeIfAbsent((int) (stated.confidence() * 10), any -> new double[2]);
            sums[0] += stated.confidence();
            sums[1] += stated.isTrue() ? 1 : 0;
        }
        return tenths.values().stream()
                        .mapToDouble(sums -> Math.abs(sums[0] - sums[1]))
                        .sum()
                / all.stream().filter(Stated::says).count();
    }

    /** A row of the table. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.3f |\n",
                name,
                all.size(),
                right(),
                100 - right() - wrong(),
                wrong(),
                calibrationError());
    }

    @Override
    public String toString() {
        return row("");
    }

    private void add(Diagnosis diagnosis, Set<Fault> means) {
        boolean isTrue = LeftOut.isTrue(new Candidate(diagnosis.likeliest(), 1), diagnosis.exactness(), means);
        all.add(new Stated(diagnosis.exactness(), isTrue, diagnosis.confidence()));
    }

    private double share(Predicate<Stated> which) {
        return 100.0 * all.stream().filter(which).count() / all.size();
    }
}
