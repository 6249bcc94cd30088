package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Refusal;

/**
 * What a reply says is wrong, as exactly as its evidence bears.
 *
 * @param likeliest the likeliest fault, even where the reply does not decide between it and others
 * @param exactness how much the reply decides
 * @param confidence how often statements with such evidence were true of servers that the weights had not seen, 0 to 1; of
 *     a diagnosis that states nothing, the same for the likeliest fault
 * @param first the refusal that this one only follows from: what has to be mended is that; nothing if this one stands for
 *     itself, or if nothing is known of the session
 * @param evidence what spoke for and against, unmodifiable
 */
public record Diagnosis(
        Fault likeliest, Exactness exactness, double confidence, Optional<Refusal> first, List<Testimony> evidence) {

    /** Checks that nothing is missing, and the range of the confidence. */
    public Diagnosis {
        Objects.requireNonNull(likeliest, "likeliest");
        Objects.requireNonNull(exactness, "exactness");
        Objects.requireNonNull(first, "first");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1: " + confidence);
        }
        evidence = List.copyOf(evidence);
    }

    /** A diagnosis without an earlier refusal. */
    Diagnosis(Fault likeliest, Exactness exactness, double confidence, List<Testimony> evidence) {
        this(likeliest, exactness, confidence, Optional.empty(), evidence);
    }

    /**
     * The fault that the reply names.
     *
     * @return the likeliest fault where the reply decides on it; {@link Fault#NOT_SEQUENCE} where it decides only that the
     *     fault does not lie in the dialogue; else {@link Fault#UNCLEAR}
     */
    public Fault fault() {
        return switch (exactness) {
            case FAULT -> likeliest;
            case DIALOGUE -> isOfTheDialogue() ? Fault.UNCLEAR : Fault.NOT_SEQUENCE;
            case GROUP, FAMILY, UNCLEAR -> Fault.UNCLEAR;
        };
    }

    /**
     * What the fault has to do with, as far as the reply decides that.
     *
     * @return a noun with its article, as it stands behind "it has to do with"; nothing for a diagnosis that names the fault, or
     *     that says nothing
     */
    public Optional<String> about() {
        return switch (exactness) {
            case GROUP -> FaultGroup.of(likeliest).map(FaultGroup::about);
            case FAMILY -> FaultGroup.of(likeliest).map(FaultGroup::family).map(FaultFamily::about);
            case DIALOGUE ->
                Optional.of(isOfTheDialogue() ? "what the client sent or left out" : "reasons of the server's own");
            case FAULT, UNCLEAR -> Optional.empty();
        };
    }

    /**
     * What the reply says, as exactly as it decides.
     *
     * @return one sentence or two
     */
    public String meaning() {
        return fault().meaning()
                + about().map(what -> " It has to do with " + what + ".").orElse("");
    }

    /** The same diagnosis as one that follows from an earlier refusal, if there is one. */
    Diagnosis following(Optional<Refusal> earlier) {
        return new Diagnosis(likeliest, exactness, confidence, earlier, evidence);
    }

    private boolean isOfTheDialogue() {
        return FaultGroup.of(likeliest)
                .filter(group -> group.family().isOfTheDialogue())
                .isPresent();
    }
}
