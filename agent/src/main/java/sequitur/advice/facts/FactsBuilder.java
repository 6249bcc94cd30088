package sequitur.advice.facts;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;

/** Collects {@link Facts} one by one; what is not told stays unknown. */
public final class FactsBuilder {

    final String protocol;
    final String host;
    final int port;
    final Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
    Given user = Given.NOTHING;
    Given password = Given.NOTHING;
    Optional<Extensions> offeredInClear = Optional.empty();
    Optional<Extensions> offeredUnderTls = Optional.empty();
    Optional<String> helloName = Optional.empty();
    Optional<String> mechanism = Optional.empty();
    Optional<Reply> authReply = Optional.empty();
    MailProperties session = MailProperties.NONE;
    MailProperties jvm = MailProperties.NONE;
    Optional<String> release = Optional.empty();
    Framework framework = Frameworks.plain();

    FactsBuilder(String protocol, String host, int port) {
        this.protocol = Objects.requireNonNull(protocol, "protocol");
        this.host = Objects.requireNonNull(host, "host");
        this.port = port;
    }

    /**
     * Adds what is so.
     *
     * @param circumstance what is so
     * @return this
     */
    public FactsBuilder with(Circumstance circumstance) {
        circumstances.add(circumstance);
        return this;
    }

    /**
     * Says what {@code connect()} was given.
     *
     * @param user the user name
     * @param password the password
     * @return this
     */
    public FactsBuilder given(Given user, Given password) {
        this.user = user;
        this.password = password;
        return this;
    }

    /**
     * Says what the server's EHLO reply before TLS offered.
     *
     * @param offer the extensions
     * @return this
     */
    public FactsBuilder offeredInClear(Extensions offer) {
        offeredInClear = Optional.of(offer);
        return this;
    }

    /**
     * Says what the server's EHLO reply under TLS offered, and that the connection is under TLS.
     *
     * @param offer the extensions
     * @return this
     */
    public FactsBuilder offeredUnderTls(Extensions offer) {
        offeredUnderTls = Optional.of(offer);
        return with(Circumstance.UNDER_TLS);
    }

    /**
     * Says what EHLO or HELO told the server.
     *
     * @param name the name
     * @return this
     */
    public FactsBuilder helloName(String name) {
        helloName = Optional.of(name);
        return this;
    }

    /**
     * Says what the last AUTH named.
     *
     * @param name the mechanism's name in upper case
     * @return this
     */
    public FactsBuilder mechanism(String name) {
        mechanism = Optional.of(name);
        return this;
    }

    /**
     * Says what ended the last AUTH.
     *
     * @param reply the reply
     * @return this
     */
    public FactsBuilder authReply(Reply reply) {
        authReply = Optional.of(reply);
        return this;
    }

    /**
     * Says what the mail session's properties are.
     *
     * @param properties the properties
     * @return this
     */
    public FactsBuilder session(MailProperties properties) {
        session = properties;
        return this;
    }

    /**
     * Says what the JVM's system properties are.
     *
     * @param properties the properties
     * @return this
     */
    public FactsBuilder jvm(MailProperties properties) {
        jvm = properties;
        return this;
    }

    /**
     * Says which release the mail library is.
     *
     * @param release as {@code 1.4.7}
     * @return this
     */
    public FactsBuilder release(String release) {
        this.release = Optional.of(release);
        return this;
    }

    /**
     * Says which framework made the mail session.
     *
     * @param framework the framework
     * @return this
     */
    public FactsBuilder framework(Framework framework) {
        this.framework = framework;
        return this;
    }

    /**
     * Ends it.
     *
     * @return the facts
     */
    public Facts build() {
        return new Facts(this);
    }
}
