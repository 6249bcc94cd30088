package sequitur.engine.report.jmx;

import java.util.List;
import java.util.Map;
import sequitur.engine.report.LearnedRequirement;

/** What JMX shows of mail: counts since {@link #getCountingSince()}, what is so now, and what can be asked of the agent. */
public interface SequiturMXBean {

    /** The name under which it is registered. */
    String NAME = "sequitur:type=Sequitur";

    /**
     * Since when everything is counted: since the bean was registered.
     *
     * @return the time in UTC, as ISO 8601 has it
     */
    String getCountingSince();

    /**
     * Mails that the server has taken for every recipient.
     *
     * @return how many
     */
    long getMailsSent();

    /**
     * Mails that the server has taken for some of their recipients.
     *
     * @return how many
     */
    long getMailsPartlySent();

    /**
     * Mails that the server has not taken.
     *
     * @return how many
     */
    long getMailsNotSent();

    /**
     * Mails that were written in full, and what the server said to them was not read.
     *
     * @return how many
     */
    long getMailsInDoubt();

    /**
     * Recipients that servers have taken.
     *
     * @return how many
     */
    long getRecipientsAccepted();

    /**
     * Recipients that servers have refused.
     *
     * @return how many
     */
    long getRecipientsRefused();

    /**
     * Octets of content.
     *
     * @return how many
     */
    long getOctets();

    /**
     * How long all mails together took.
     *
     * @return milliseconds
     */
    long getMilliseconds();

    /**
     * Connections that were opened.
     *
     * @return how many
     */
    long getConnectionsOpened();

    /**
     * Connections that could not be opened, or whose login was refused.
     *
     * @return how many
     */
    long getConnectionsFailed();

    /**
     * Violations by rule.
     *
     * @return the rule's id, and how many
     */
    Map<String, Long> getViolationsByRule();

    /**
     * Violations by what was done about them.
     *
     * @return {@code logged}, {@code blocked}, {@code corrected}, {@code not corrected} or {@code dry run}, and how many
     */
    Map<String, Long> getViolationsByAction();

    /**
     * Failures by what they came from.
     *
     * @return the id of the rule, the fault or the kind of failure, and how many
     */
    Map<String, Long> getFailuresByFault();

    /**
     * Mails and connections by host: at most {@value HostCounts#MOST_HOSTS} of them, and what leads elsewhere as {@code other}.
     *
     * @return the host as {@code host:port}, and its counts
     */
    Map<String, HostCount> getHosts();

    /**
     * Connections that are open now.
     *
     * @return how many
     */
    int getOpenConnections();

    /**
     * Mails in doubt that are kept in mind, to see whether they are sent again.
     *
     * @return how many
     */
    int getMailsKeptInMind();

    /**
     * What servers have shown to insist on.
     *
     * @return one for each server and requirement
     */
    List<LearnedRequirement> getLearnedRequirements();

    /**
     * The settings as they count.
     *
     * @return a line for each: the key, the value and where it stands; then what is wrong with them
     */
    List<String> getConfiguration();

    /**
     * Changes the policy, until the JVM ends or somebody changes it again.
     *
     * @param policy {@code off}, {@code log}, {@code block} or {@code correct}
     * @return what has changed, or what is wrong
     */
    String changePolicy(String policy);

    /**
     * Forgets what servers have shown to insist on.
     *
     * @return how many of these there were
     */
    int forgetRequirements();

    /**
     * Loads the settings again.
     *
     * @return what has changed, or what is wrong
     */
    String reload();
}
