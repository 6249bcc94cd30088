package sequitur.engine.report;

import java.util.List;
import java.util.function.Supplier;

/** Shows by JMX what servers have shown to insist on, once there is anything to show. */
public final class RequirementsPublication {

    private final MXBeanPublication<RequirementsMXBean> publication;

    /**
     * Makes a publication that was not made yet: an app whose servers insist on nothing sees nothing of it.
     *
     * @param learned what is known at the moment
     */
    public RequirementsPublication(Supplier<List<LearnedRequirement>> learned) {
        this.publication = new MXBeanPublication<>(RequirementsMXBean.class, RequirementsMXBean.NAME, learned::get);
    }

    /** Registers the MXBean, the first time. Never throws. */
    public void publish() {
        publication.publish();
    }

    /** Takes the MXBean back, or the JVM would hold on to the engine. What is learned later is not shown. Never throws. */
    public void withdraw() {
        publication.withdraw();
    }
}
