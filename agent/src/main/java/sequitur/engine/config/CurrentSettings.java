package sequitur.engine.config;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that count at the moment. They are loaded when the engine starts, again when their file has changed, and when somebody gives
 * others. New ones that have a fault which the old ones had not are not taken.
 */
public final class CurrentSettings {

    /** How long nobody looks at the file after somebody has. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** A file that was written a shorter time ago may still be written. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final Supplier<Surroundings> surroundings;
    private final Clock clock;
    private final AtomicReference<Instant> looked;

    /** The strongest first. Guarded by this. */
    private List<OptionsText> texts;

    /** How the file was when it was read, or found faulty. Guarded by this. */
    private Optional<SettingsFile.Stamp> stamp;

    private volatile Settings.Loaded loaded;

    private final ThreadSettings ofThreads;

    /**
     * Loads the settings. Never throws.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param folder what relative paths among them are relative to
     * @param surroundings system properties and environment, as they are when it is asked
     * @param clock the time
     */
    public CurrentSettings(
            @Nullable String agentArguments, Path folder, Supplier<Surroundings> surroundings, Clock clock) {
        this(agentArguments, folder, surroundings, clock, List.of(), () -> false);
    }

    private CurrentSettings(
            @Nullable String agentArguments,
            Path folder,
            Supplier<Surroundings> surroundings,
            Clock clock,
            List<Supplier<@Nullable String>> ofThreads,
            BooleanSupplier allowed) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.looked = new AtomicReference<>(clock.instant());
        this.texts = List.of(new OptionsText(agentArguments, folder));
        this.loaded = Settings.load(texts, surroundings.get());
        this.stamp = loaded.file().flatMap(SettingsFile::stamp);
        this.ofThreads = new ThreadSettings(
                ofThreads, allowed, (text, basis) -> over(text).settings());
    }

    /**
     * Loads the settings of this JVM. Never throws.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param folder what relative paths among them are relative to
     * @return the settings
     */
    public static CurrentSettings ofThisJvm(@Nullable String agentArguments, Path folder) {
        return ofThisJvm(agentArguments, folder, List.of(), () -> false);
    }

    /**
     * The same where single threads have settings of their own.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param folder what relative paths among them are relative to
     * @param ofThreads who says what counts for the thread that asks, as text of the same kind; a list that others change
     * @param allowed whether they may; asked only where there is somebody
     * @return the settings
     */
    public static CurrentSettings ofThisJvm(
            @Nullable String agentArguments,
            Path folder,
            List<Supplier<@Nullable String>> ofThreads,
            BooleanSupplier allowed) {
        return new CurrentSettings(
                agentArguments, folder, Surroundings::ofThisJvm, Clock.systemUTC(), ofThreads, allowed);
    }

    /**
     * The settings. It costs nothing to ask.
     *
     * @return those that count now, on this thread
     */
    public Settings now() {
        Settings all = loaded.settings();
        return ofThreads.areNone() ? all : ofThreads.over(all);
    }

    /**
     * What is wrong with settings that a thread would have of its own.
     *
     * @param text settings, as after {@code -javaagent:sequitur-agent.jar=}
     * @return the faults that they would add
     */
    public List<Problem> faults(String text) {
        List<Problem> faults = new ArrayList<>(over(text).problems());
        faults.removeAll(loaded.problems());
        return List.copyOf(faults);
    }

    /** Those of a text over all others that count. */
    private synchronized Settings.Loaded over(String text) {
        List<OptionsText> more = new ArrayList<>(texts);
        more.add(0, new OptionsText(text, texts.get(texts.size() - 1).folder()));
        return Settings.load(more, surroundings.get());
    }

    /**
     * What is wrong with them.
     *
     * @return the faults of those that count now
     */
    public List<Problem> problems() {
        return loaded.problems();
    }

    /**
     * Looks whether the file has changed, unless that was done in the last ten seconds, and loads the settings again if it has.
     *
     * @return what came of it; nothing if nothing has changed
     */
    public Optional<Renewal> look() {
        Instant before = looked.get();
        Instant now = clock.instant();
        if (Duration.between(before, now).abs().compareTo(PAUSE) < 0 || !looked.compareAndSet(before, now)) {
            return Optional.empty();
        }
        return reload(now).filter(renewal -> !renewal.isEmpty());
    }

    private synchronized Optional<Renewal> reload(Instant now) {
        Optional<SettingsFile> file = loaded.file();
        Optional<SettingsFile.Stamp> seen = file.flatMap(SettingsFile::stamp);
        if (seen.equals(stamp)
                || seen.filter(found -> found.isYoungerThan(REST, now)).isPresent()) {
            return Optional.empty();
        }
        stamp = seen;
        return Optional.of(seen.isEmpty() ? gone(file.orElseThrow()) : take(texts));
    }

    /**
     * Takes settings over those that there are: of the same key these count. Without any the old ones are loaded again.
     *
     * @param options settings, or the name of a file, as after {@code -javaagent:sequitur-agent.jar=}
     * @param folder what relative paths among them are relative to
     * @return what came of it
     */
    public synchronized Renewal renew(String options, Path folder) {
        OptionsText text = new OptionsText(options, folder);
        List<OptionsText> more = new ArrayList<>(texts);
        if (!text.isBlank()) {
            more.add(0, text);
        }
        return take(more);
    }

    private Renewal take(List<OptionsText> others) {
        Settings.Loaded next = Settings.load(others, surroundings.get());
        Set<Problem> faults = new HashSet<>(next.problems());
        loaded.problems().forEach(faults::remove);
        faults.addAll(switchedOn(next));
        if (!faults.isEmpty()) {
            return new Renewal(
                    List.of(),
                    Stream.concat(next.problems().stream(), switchedOn(next).stream())
                            .filter(faults::contains)
                            .toList());
        }
        Renewal renewal = new Renewal(next.settings().changesSince(loaded.settings()), List.of());
        texts = List.copyOf(others);
        stamp = next.file().flatMap(SettingsFile::stamp);
        loaded = next;
        return renewal;
    }

    /** Nobody is to make the mail of an app fail by a change of its settings: a rehearsal is asked for when the agent starts. */
    private List<Problem> switchedOn(Settings.Loaded next) {
        if (loaded.settings().rehearses() || !next.settings().rehearses()) {
            return List.of();
        }
        Source source = next.settings().sourceOfRehearsing().orElseThrow();
        return List.of(new Problem(
                source.name(),
                source.line(),
                Notation.PROPERTY.written(Setting.REHEARSE.name())
                        + " can't be switched on while the agent is there; start the app with it.",
                ""));
    }

    /** A file that was there is gone: more likely by mistake than to say that the defaults are to count. */
    private static Renewal gone(SettingsFile file) {
        return new Renewal(List.of(), List.of(new Problem(file.name(), 0, "the file is gone.", "")));
    }
}
