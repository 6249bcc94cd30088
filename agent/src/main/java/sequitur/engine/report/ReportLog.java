package sequitur.engine.report;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.LogRelay;

/**
 * Reports violations, and failures that come of one, to the logger {@code sequitur.violation}, other failures to {@code sequitur.failure}:
 * each as one event, in full the first time and then counted. And before a correction is begun, its plan to the logger {@code
 * sequitur.correction}.
 */
public final class ReportLog implements Sink {

    private static final String VIOLATIONS = "sequitur.violation";
    private static final String FAILURES = "sequitur.failure";
    private static final String PLANS = "sequitur.correction";

    /** The agent's own words, and those of a server. */
    private static final int LONGEST = 2 * Printable.LONGEST;

    private final LogRelay relay;
    private final Recurrences<Line> recurrences = new Recurrences<>(System::nanoTime);
    private final AtomicBoolean summary = new AtomicBoolean();

    /**
     * What is told of something that happens again.
     *
     * @param target where it is told
     * @param application whose log it stands in
     * @param logger the logger's name
     * @param level the level
     * @param headline what is told
     */
    private record Line(
            Target target,
            WeakReference<@Nullable ClassLoader> application,
            String logger,
            Level level,
            String headline) {

        Line(@Nullable ClassLoader application, String logger, Level level, String headline) {
            this(
                    LogRelay.isLogMail() ? Target.STANDARD_ERROR : Target.LOG,
                    new WeakReference<>(application),
                    logger,
                    level,
                    headline);
        }
    }

    /** Where the end of a count is told. */
    private enum Target {
        LOG,
        /** What is told of mail that the logging itself sends would become another mail. */
        STANDARD_ERROR
    }

    /**
     * Makes the log.
     *
     * @param relay the way to the application's logging
     */
    public ReportLog(LogRelay relay) {
        this.relay = relay;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        Outcome outcome = event.outcome();
        Level later = outcome.isSettled() ? Level.INFO : Level.WARN;
        Recurrences.Key key = new Recurrences.Key(
                event.server(),
                event.violation().rule().id(),
                event.callSite().orElse(""),
                outcome.getClass().getSimpleName());
        tell(
                key,
                () -> new Line(application, VIOLATIONS, later, ReportText.headline(event)),
                () -> relay.logger(VIOLATIONS, application).warn(ReportText.of(event)));
    }

    @Override
    public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
        String logger = failure.origin() == FailedAttempt.Origin.VIOLATION ? VIOLATIONS : FAILURES;
        Level level = failure.gravity() == FailedAttempt.Gravity.ORDINARY ? Level.INFO : Level.WARN;
        Recurrences.Key key = new Recurrences.Key(
                failure.server(),
                (failure.origin() == FailedAttempt.Origin.REHEARSAL ? "rehearsal " : "") + failure.id(),
                failure.callSite().orElse(""),
                failure.fate().word().toString());
        tell(
                key,
                () -> new Line(application, logger, level, ReportText.headline(failure)),
                () -> log(relay.logger(logger, application), level, ReportText.of(failure)));
    }

    @Override
    public void observed(@Nullable ClassLoader application, Observation seen) {
        Target target = seen.target() == Observation.Target.STANDARD_ERROR || LogRelay.isLogMail()
                ? Target.STANDARD_ERROR
                : Target.LOG;
        Line line =
                new Line(target, new WeakReference<>(application), VIOLATIONS, level(seen), ReportText.headline(seen));
        if (seen.level() == Observation.Level.NOTE) {
            tell(line, ReportText.line(seen));
            return;
        }
        Recurrences.Key key = new Recurrences.Key(
                seen.server(), seen.precaution().id(), seen.callSite().orElse(""), seen.what());
        tell(key, () -> line, () -> tell(line, ReportText.of(seen)));
    }

    private static Level level(Observation seen) {
        return seen.level() == Observation.Level.NOTE ? Level.INFO : Level.WARN;
    }

    private void tell(Recurrences.Key key, Supplier<Line> first, Runnable inFull) {
        List<Recurrences.Count<Line>> counts = recurrences.count(key, first);
        for (Recurrences.Count<Line> count : counts) {
            if (count.isFirst()) {
                inFull.run();
            } else {
                tell(count);
            }
        }
        if (counts.isEmpty() && summary.compareAndSet(false, true)) {
            relay.sayAtEnd(this::tellRest);
        }
    }

    private void tell(Recurrences.Count<Line> count) {
        Line line = count.first();
        tell(line, line.headline() + " (" + count.times() + " times by now)");
    }

    private void tell(Line line, String text) {
        if (line.target() == Target.STANDARD_ERROR) {
            relay.sayBeside(line.logger(), line.level(), text);
        } else {
            log(relay.logger(line.logger(), line.application().get()), line.level(), text);
        }
    }

    private void tellRest() {
        recurrences.takeRest().forEach(this::tell);
    }

    private static void log(Logger logger, Level level, String text) {
        if (level == Level.INFO) {
            logger.info(text);
        } else {
            logger.warn(text);
        }
    }

    @Override
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        String text = command + " (" + server + "): the plan is " + String.join(", ", steps) + ", " + command;
        relay.logger(PLANS, application).debug(Printable.of(text).toString());
    }

    @Override
    public void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
        String text = "AUTH " + mechanism + " (" + server
                + "): the server wrapped an error in a 334, which the library leaves"
                + " unanswered; an empty response was sent, and the server said " + refusal;
        relay.logger(PLANS, application).info(Printable.of(text, LONGEST).toString());
    }

    /** Tells what was counted and not told yet. */
    @Override
    public void close() {
        tellRest();
    }
}
