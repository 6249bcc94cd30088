package sequitur.engine.report.jmx;

import java.util.List;
import sequitur.engine.report.LearnedRequirement;

/** What is so in the engine now, and what can be asked of it. Any thread may ask. */
public interface Controls {

    /**
     * Connections that are open.
     *
     * @return how many
     */
    int openConnections();

    /**
     * Mails in doubt that are kept in mind.
     *
     * @return how many
     */
    int mailsInDoubt();

    /**
     * What servers have shown to insist on.
     *
     * @return one for each server and requirement
     */
    List<LearnedRequirement> learnedRequirements();

    /**
     * The settings as they count.
     *
     * @return a line for each
     */
    List<String> configuration();

    /**
     * Takes settings over those that there are, or loads these again.
     *
     * @param options the settings, as after {@code -javaagent:sequitur-agent.jar=}; blank to load those again that there are
     * @return what has changed, or what is wrong
     */
    String renew(String options);

    /**
     * Forgets what servers have shown to insist on.
     *
     * @return how many of these there were
     */
    int forgetRequirements();
}
