package sequitur.smtp.policy;

import java.util.List;
import sequitur.smtp.rule.Violation;

/** What is to happen to one command. */
public sealed interface Verdict {

    /** The verdict on a legal command: a shared constant. */
    Verdict PASS = new Pass();

    /** The command goes out and nobody hears of it. */
    record Pass() implements Verdict {}

    /**
     * The command goes out and the violation is reported.
     *
     * @param violation the one that decided
     * @param all every violation of the command whose rule is not off
     */
    record Log(Violation violation, List<Violation> all) implements Verdict {}

    /**
     * The command is answered locally and the violation is reported.
     *
     * @param violation the one that decided
     * @param all every violation of the command whose rule is not off
     */
    record Block(Violation violation, List<Violation> all) implements Verdict {}

    /**
     * The command waits until a correction has put the sequence right.
     *
     * @param violation the one that decided
     * @param all every violation of the command whose rule is not off
     */
    record Correct(Violation violation, List<Violation> all) implements Verdict {}
}
