package sequitur.engine.report.jfr;

import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import sequitur.engine.report.Sink;

/** The events as the JVM knows them: they are registered when this class is initialized. */
final class EventTypes {

    private static final List<Class<? extends Event>> ALL = List.of(
            MessageEvent.class,
            ConnectionEvent.class,
            CommandEvent.class,
            ViolationEvent.class,
            CorrectionEvent.class,
            FailureEvent.class);

    private static final EventType COMMANDS;
    private static final EventType[] OTHERS;

    static {
        ALL.forEach(FlightRecorder::register);
        COMMANDS = EventType.getEventType(CommandEvent.class);
        OTHERS = ALL.stream()
                .filter(event -> event != CommandEvent.class)
                .map(EventType::getEventType)
                .toArray(EventType[]::new);
    }

    private EventTypes() {}

    /** What any recording that runs has switched on. */
    static Sink.Interest interest() {
        if (COMMANDS.isEnabled()) {
            return Sink.Interest.COMMANDS;
        }
        for (EventType other : OTHERS) {
            if (other.isEnabled()) {
                return Sink.Interest.RECEIPTS;
            }
        }
        return Sink.Interest.REPORTS;
    }

    static void close() {
        ALL.forEach(FlightRecorder::unregister);
    }
}
