package sequitur.engine.report;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Shows by JMX what servers have shown to insist on, once there is anything to show. */
public final class RequirementsPublication {

    private final Supplier<List<LearnedRequirement>> learned;
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * Makes a publication that was not made yet: an app whose servers insist on nothing sees nothing of it.
     *
     * @param learned what is known at the moment
     */
    public RequirementsPublication(Supplier<List<LearnedRequirement>> learned) {
        this.learned = learned;
    }

    /** Registers the MXBean, the first time; not where the Java runtime has no {@code java.management}. Never throws. */
    public void publish() {
        if (!done.compareAndSet(false, true)) {
            return;
        }
        try {
            Registration.register(learned::get);
        } catch (RuntimeException | LinkageError unavailable) {
            // A runtime image without the module, or a security manager: the log has said what was learned.
        }
    }

    /** Takes the MXBean back, or the JVM would hold on to the engine. What is learned later is not shown. Never throws. */
    public void withdraw() {
        if (!done.getAndSet(true)) {
            return;
        }
        try {
            Registration.unregister();
        } catch (RuntimeException | LinkageError unavailable) {
            // Then it was not registered.
        }
    }

    /** The classes of the module, apart: not even an exception of theirs may be named where they are not wanted. */
    private static final class Registration {
        private Registration() {}

        static void register(RequirementsMXBean requirements) {
            try {
                ManagementFactory.getPlatformMBeanServer()
                        .registerMBean(
                                new StandardMBean(requirements, RequirementsMXBean.class, true),
                                new ObjectName(RequirementsMXBean.NAME));
            } catch (JMException refused) {
                throw new IllegalStateException(refused);
            }
        }

        static void unregister() {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(RequirementsMXBean.NAME));
            } catch (JMException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }
}
