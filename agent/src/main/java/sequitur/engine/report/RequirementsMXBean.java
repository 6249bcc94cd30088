package sequitur.engine.report;

import java.util.List;

/** What servers have shown to insist on, as JMX shows it. */
public interface RequirementsMXBean {

    /** The name under which it is registered. */
    String NAME = "sequitur:type=Requirements";

    /**
     * All that is known and not forgotten.
     *
     * @return one for each server and requirement
     */
    List<LearnedRequirement> getLearned();
}
