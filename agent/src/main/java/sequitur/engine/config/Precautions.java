package sequitur.engine.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;

/** What is done about each precaution, and how long each stage may take: an immutable value. */
public final class Precautions {

    /** Nothing is said of them. */
    static final Precautions STANDARD = new Precautions(Map.of(), StageLimits.OF_THE_RFC);

    private final Map<Precaution, Action> named;
    private final StageLimits limits;

    private Precautions(Map<Precaution, Action> named, StageLimits limits) {
        this.named = named;
        this.limits = limits;
    }

    /** These with what is said more exactly: a policy sweeps away all that these say about actions. */
    Precautions with(SettingValues said) {
        Map<Precaution, Action> more = new EnumMap<>(Precaution.class);
        if (said.get(Setting.POLICY).isEmpty()) {
            more.putAll(named);
        }
        for (Precaution precaution : Precaution.values()) {
            said.get(Setting.of(precaution)).ifPresent(action -> more.put(precaution, action));
        }
        return new Precautions(more, limits.with(said));
    }

    /** These where nothing is looked after that the policy does not ask for. */
    Precautions unnamed() {
        return new Precautions(Map.of(), limits);
    }

    /** What is done about one. */
    Action action(Precaution precaution, Action preset) {
        Action own = named.get(precaution);
        return own == null ? precaution.under(preset) : own;
    }

    /** How long each stage may take. */
    StageLimits limits() {
        return limits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Precautions precautions
                && named.equals(precautions.named)
                && limits.equals(precautions.limits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(named, limits);
    }

    @Override
    public String toString() {
        return "Precautions" + named + limits;
    }
}
