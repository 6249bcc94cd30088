package sequitur.engine.transport;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The members of the app's classes that the engine calls. They are kept with the classes themselves, so that the engine
 * holds on to no class of an app that is taken away.
 */
public final class AppAccess {

    private final ClassValue<TransportMembers> transports;
    private final ClassValue<MailSessionMembers> sessions;
    private final Set<Class<?>> known = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * Makes one that has found nothing yet.
     *
     * @param instrumentation what opens the packages of named modules
     */
    public AppAccess(Instrumentation instrumentation) {
        transports = new ClassValue<>() {
            @Override
            protected TransportMembers computeValue(Class<?> type) {
                known.add(type);
                return TransportMembers.of(type, instrumentation);
            }
        };
        sessions = new ClassValue<>() {
            @Override
            protected MailSessionMembers computeValue(Class<?> type) {
                known.add(type);
                return MailSessionMembers.of(type, instrumentation);
            }
        };
    }

    /**
     * Binds a wire to a transport.
     *
     * @param transport a transport of a woven class
     * @return the wire, which is of use as long as the app holds on to the transport
     */
    public Wire wire(Object transport) {
        return new Wire(this, transport);
    }

    TransportMembers members(Object transport) {
        return transports.get(transport.getClass());
    }

    MailSessionMembers sessionMembers(Object session) {
        return sessions.get(session.getClass());
    }

    /** Takes from the app's classes what is kept with them, or the engine would be in memory for as long as they are. */
    public void forget() {
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
