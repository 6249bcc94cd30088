package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Answer.Certainty;
import sequitur.cli.probe.Step;
import sequitur.cli.probe.Trouble;

/**
 * Whether a mail would go out, and what to change if it would not.
 *
 * @param summary whether: sentences
 * @param change the one thing to change: sentences; empty text if there is nothing
 * @param step the step after which it has to be changed; nothing if there is nothing
 */
record ProbeVerdict(String summary, String change, Optional<Step> step) {

    /** What follows from an answer. */
    static ProbeVerdict of(Answer answer) {
        if (answer.goesOut()) {
            return new ProbeVerdict(good(answer), "", Optional.empty());
        }
        Optional<Step> first = answer.toChange().stream().findFirst();
        String change = first.flatMap(Step::trouble)
                .map(Trouble::change)
                .orElseGet(() -> first.map(Step::meaning).orElse(""));
        return new ProbeVerdict("No mail would go out like this over port " + answer.port() + ".", change, first);
    }

    private static String good(Answer answer) {
        if (answer.certainty() == Certainty.ASKED) {
            return "A mail from this sender to this recipient would go out over port " + answer.port() + ".";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Nothing speaks against port " + answer.port() + " so far.");
        sentences.add("The server was not asked about both a sender and a recipient: give --from and --to.");
        if (answer.certainty() == Certainty.UNTRIED) {
            sentences.add("It offers AUTH: give --user to try it.");
        }
        return String.join(" ", sentences);
    }

    /** Where it has to be changed, and what it is called. */
    String where() {
        return step.map(wrong -> wrong.stage().label()
                        + wrong.trouble()
                                .map(trouble -> " [" + trouble.id() + "]"
                                        + (trouble.section().isEmpty() ? "" : ", " + trouble.section()))
                                .orElse(""))
                .orElse("");
    }
}
