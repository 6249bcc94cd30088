package sequitur.engine.intercept;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The members of the app's classes that the engine calls. They are kept with the classes themselves, so that the engine
 * holds on to no class of an app that is taken away.
 */
final class AppAccess {

    private final ClassValue<TransportMembers> transports;
    private final ClassValue<MailSession> sessions;
    private final Set<Class<?>> known = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    AppAccess(Instrumentation instrumentation) {
        transports = new ClassValue<>() {
            @Override
            protected TransportMembers computeValue(Class<?> type) {
                known.add(type);
                return TransportMembers.of(type, instrumentation);
            }
        };
        sessions = new ClassValue<>() {
            @Override
            protected MailSession computeValue(Class<?> type) {
                known.add(type);
                return MailSession.of(type, instrumentation);
            }
        };
    }

    TransportMembers members(Object transport) {
        return transports.get(transport.getClass());
    }

    MailSession mailSession(Object session) {
        return sessions.get(session.getClass());
    }

    /** Takes from the app's classes what is kept with them, or the engine would be in memory for as long as they are. */
    void forget() {
        List<Class<?>> classes;
        synchronized (known) {
            classes = List.copyOf(known);
            known.clear();
        }
        for (Class<?> type : classes) {
            transports.remove(type);
            sessions.remove(type);
        }
    }
}
