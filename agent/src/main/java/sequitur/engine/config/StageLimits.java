package sequitur.engine.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.session.Stage;

/** How long each stage of a dialogue may take: an immutable value. */
public final class StageLimits {

    /** Those of RFC 5321. */
    static final StageLimits OF_THE_RFC = new StageLimits(Map.of(), Optional.empty());

    private final Map<Stage, Duration> limits;
    private final Optional<Duration> finalAtLeast;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

    private StageLimits(Map<Stage, Duration> limits, Optional<Duration> finalAtLeast) {
        this.limits = limits;
        this.finalAtLeast = finalAtLeast;
        for (Stage stage : Stage.values()) {
            nanos.put(stage, of(stage).toNanos());
        }
    }

    /** These with what is said more exactly, each for itself. */
    StageLimits with(SettingValues said) {
        Map<Stage, Duration> more = new EnumMap<>(Stage.class);
        more.putAll(limits);
        for (Stage stage : Stage.values()) {
            said.get(Setting.limitOf(stage)).ifPresent(limit -> more.put(stage, limit));
        }
        Optional<Duration> atLeast = said.get(Setting.FINAL_AT_LEAST).or(() -> finalAtLeast);
        return more.equals(limits) && atLeast.equals(finalAtLeast) ? this : new StageLimits(more, atLeast);
    }

    /**
     * The limit of a stage.
     *
     * @param stage the stage
     * @return its limit, more than nothing; that of the last reply is no shorter than what that is waited for at least
     */
    public Duration of(Stage stage) {
        Duration limit = limits.getOrDefault(stage, Duration.ofSeconds(stage.limit()));
        return stage == Stage.FINAL
                ? finalAtLeast.filter(least -> least.compareTo(limit) > 0).orElse(limit)
                : limit;
    }

    /**
     * The same without a new object.
     *
     * @param stage the stage
     * @return its limit in nanoseconds
     */
    public long nanos(Stage stage) {
        return Objects.requireNonNull(nanos.get(stage));
    }

    /**
     * How long the last reply is waited for at least, also where the app waits shorter for all of them.
     *
     * @return the time; nothing where the app's own limit counts
     */
    public Optional<Duration> finalAtLeast() {
        return finalAtLeast;
    }

    /**
     * The longest of them.
     *
     * @return the time
     */
    public Duration longest() {
        return Duration.ofNanos(
                nanos.values().stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StageLimits others
                && limits.equals(others.limits)
                && finalAtLeast.equals(others.finalAtLeast);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limits, finalAtLeast);
    }

    @Override
    public String toString() {
        return "StageLimits" + limits;
    }
}
