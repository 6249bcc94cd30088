package sequitur.engine.intercept;

import java.lang.instrument.Instrumentation;

/**
 * The members of the app's classes that the engine calls. They are kept with the classes themselves, so that the engine
 * holds on to no class of an app that is taken away.
 */
final class AppAccess {

    private final ClassValue<TransportMembers> transports;
    private final ClassValue<MailSession> sessions;

    AppAccess(Instrumentation instrumentation) {
        transports = new ClassValue<>() {
            @Override
            protected TransportMembers computeValue(Class<?> type) {
                return TransportMembers.of(type, instrumentation);
            }
        };
        sessions = new ClassValue<>() {
            @Override
            protected MailSession computeValue(Class<?> type) {
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
}
