package sequitur.engine.report;

import java.time.Instant;
import sequitur.engine.config.Printable;

/** One thing that a server has shown to insist on, with the getters by which JMX reads it. */
public final class LearnedRequirement {

    private final String server;
    private final String requirement;
    private final Instant learnedAt;
    private final Instant expires;

    /**
     * Makes one.
     *
     * @param server the server as {@code host:port}
     * @param requirement {@code tls} or {@code auth}, as in the settings' keys
     * @param learnedAt when a refusal showed it last
     * @param expires when it is forgotten, unless another refusal shows it again
     */
    public LearnedRequirement(String server, String requirement, Instant learnedAt, Instant expires) {
        this.server = Printable.of(server).toString();
        this.requirement = requirement;
        this.learnedAt = learnedAt;
        this.expires = expires;
    }

    /**
     * Which server insists on it.
     *
     * @return the server as {@code host:port}
     */
    public String getServer() {
        return server;
    }

    /**
     * What it insists on.
     *
     * @return {@code tls} or {@code auth}
     */
    public String getRequirement() {
        return requirement;
    }

    /**
     * When a refusal showed it last.
     *
     * @return the time in UTC, as ISO 8601 has it
     */
    public String getLearnedAt() {
        return learnedAt.toString();
    }

    /**
     * When it is forgotten.
     *
     * @return the time in UTC, as ISO 8601 has it
     */
    public String getExpires() {
        return expires.toString();
    }
}
