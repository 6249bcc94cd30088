package sequitur.engine.report;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Shows an MXBean by JMX, once there is anything to show, until it is taken back. What is registered keeps the engine in memory, so whoever
 * makes a publication withdraws it when the agent is detached.
 *
 * @param <T> the bean's interface
 */
public final class MXBeanPublication<T> {

    private enum State {
        NOT_YET,
        REGISTERING,
        REGISTERED,
        /** It could not be registered, or was taken back: nothing is tried any more. */
        OVER
    }

    private final Class<T> type;
    private final String name;
    private final T bean;
    private final AtomicReference<State> state = new AtomicReference<>(State.NOT_YET);

    /**
     * Makes a publication that is not made yet.
     *
     * @param type the bean's interface, whose name ends in {@code MXBean}
     * @param name the name under which it is registered
     * @param bean what answers
     */
    public MXBeanPublication(Class<T> type, String name, T bean) {
        this.type = type;
        this.name = name;
        this.bean = bean;
    }

    /**
     * Registers the bean, the first time; not where the Java runtime has no {@code java.management}, nor where something of this name is
     * registered. Never throws.
     */
    public void publish() {
        if (!state.compareAndSet(State.NOT_YET, State.REGISTERING)) {
            return;
        }
        try {
            Registration.register(type, name, bean);
        } catch (RuntimeException | LinkageError unavailable) {
            // A runtime image without the module, or a security manager: the log says what there is to say.
            state.set(State.OVER);
            return;
        }
        if (!state.compareAndSet(State.REGISTERING, State.REGISTERED)) {
            // It was taken back meanwhile, when there was nothing to take back yet.
            unregister();
        }
    }

    /** Takes the bean back for good, if it is registered. Never throws. */
    public void withdraw() {
        if (state.getAndSet(State.OVER) == State.REGISTERED) {
            unregister();
        }
    }

    private void unregister() {
        try {
            Registration.unregister(name);
        } catch (RuntimeException | LinkageError unavailable) {
            // Somebody else has taken it back.
        }
    }

    /** The classes of the module, apart: not even an exception of theirs may be named where they are not wanted. */
    private static final class Registration {
        private Registration() {}

        static <T> void register(Class<T> type, String name, T bean) {
            try {
                ManagementFactory.getPlatformMBeanServer()
                        .registerMBean(new StandardMBean(bean, type, true), new ObjectName(name));
            } catch (JMException refused) {
                throw new IllegalStateException(refused);
            }
        }

        static void unregister(String name) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(name));
            } catch (JMException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }
}
