package sequitur.engine.report.jfr;

import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import sequitur.engine.report.Sink;

/** The events as the JVM knows them, registered from when this is made until it is closed. */
final class EventTypes {

    private static final List<Class<? extends Event>> ALL = List.of(
            MessageEvent.class,
            ConnectionEvent.class,
            CommandEvent.class,
            ViolationEvent.class,
            CorrectionEvent.class,
            FailureEvent.class);

    private final EventType commands;
    private final EventType[] others;

    /** Registers them. */
    EventTypes() {
        ALL.forEach(FlightRecorder::register);
        commands = EventType.getEventType(CommandEvent.class);
        others = ALL.stream()
                .filter(event -> event != CommandEvent.class)
                .map(EventType::getEventType)
                .toArray(EventType[]::new);
    }

    /** What any recording that runs has switched on. */
    Sink.Interest interest() {
        if (commands.isEnabled()) {
            return Sink.Interest.COMMANDS;
        }
        for (EventType other : others) {
            if (other.isEnabled()) {
                return Sink.Interest.RECEIPTS;
            }
        }
        return Sink.Interest.REPORTS;
    }

    /** The JVM forgets them. */
    void close() {
        ALL.forEach(FlightRecorder::unregister);
    }
}
