package sequitur.advice.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.framework.Framework;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;

/**
 * What is known of the app and of its server when a mail fails: immutable, and without a secret. The properties of the mail session
 * are those of the transport's own protocol: {@code mail.smtps.*} for {@code smtps}.
 */
public final class Facts {

    /** The port where nothing tells it. */
    public static final int UNKNOWN_PORT = 0;

    private static final int RELAY_PORT = 25;
    private static final int TLS_PORT = 465;

    private final String protocol;
    private final String host;
    private final int port;
    private final Set<Circumstance> circumstances;
    private final Given user;
    private final Given password;
    private final Optional<Extensions> offeredInClear;
    private final Optional<Extensions> offeredUnderTls;
    private final Optional<String> helloName;
    private final Optional<String> mechanism;
    private final Optional<Reply> authReply;
    private final MailProperties session;
    private final MailProperties jvm;
    private final Optional<String> release;
    private final Framework framework;

    Facts(FactsBuilder known) {
        this.protocol = known.protocol;
        this.host = known.host;
        this.port = known.port;
        this.circumstances = Set.copyOf(known.circumstances);
        this.user = known.user;
        this.password = known.password;
        this.offeredInClear = known.offeredInClear;
        this.offeredUnderTls = known.offeredUnderTls;
        this.helloName = known.helloName;
        this.mechanism = known.mechanism;
        this.authReply = known.authReply;
        this.session = known.session;
        this.jvm = known.jvm;
        this.release = known.release;
        this.framework = known.framework;
    }

    /**
     * Begins with a server.
     *
     * @param protocol what the mail session calls the transport's protocol, {@code smtp} or {@code smtps} for most
     * @param host the host that the app named
     * @param port the port, 1 to 65535, or {@link #UNKNOWN_PORT}
     * @return facts with nothing else known yet
     */
    public static FactsBuilder of(String protocol, String host, int port) {
        return new FactsBuilder(protocol, host, port);
    }

    /**
     * What is known where nothing but a reply or an exception is.
     *
     * @return facts of an app and a server that are both unknown
     */
    public static Facts unknown() {
        return of("smtp", "", UNKNOWN_PORT).with(Circumstance.APP_UNKNOWN).build();
    }

    /**
     * The protocol.
     *
     * @return the middle of the names of the transport's properties
     */
    public String protocol() {
        return protocol;
    }

    /**
     * The host.
     *
     * @return the name or address that the app named
     */
    public String host() {
        return host;
    }

    /**
     * The port.
     *
     * @return 1 to 65535, or {@link #UNKNOWN_PORT}
     */
    public int port() {
        return port;
    }

    /**
     * The server as a sentence names it.
     *
     * @return its host, or {@code the server} if that is not known
     */
    public String server() {
        return host.isEmpty() ? "the server" : host;
    }

    /**
     * The port as a sentence names it.
     *
     * @return as {@code port 587}, or {@code this port} if it is not known
     */
    public String portInWords() {
        return port == UNKNOWN_PORT ? "this port" : "port " + port;
    }

    /**
     * Whether something is so.
     *
     * @param circumstance what may be so
     * @return true if it is
     */
    public boolean is(Circumstance circumstance) {
        return circumstances.contains(circumstance);
    }

    /**
     * The user name that {@code connect()} was given.
     *
     * @return what it was made of
     */
    public Given user() {
        return user;
    }

    /**
     * The password that {@code connect()} was given.
     *
     * @return what it was made of
     */
    public Given password() {
        return password;
    }

    /**
     * The name that EHLO or HELO told the server.
     *
     * @return the name, or nothing if none was sent yet
     */
    public Optional<String> helloName() {
        return helloName;
    }

    /**
     * The SASL mechanism of the last AUTH.
     *
     * @return its name in upper case, or nothing if AUTH was not sent
     */
    public Optional<String> mechanism() {
        return mechanism;
    }

    /**
     * The reply that ended the last AUTH.
     *
     * @return the reply, or nothing if AUTH was not answered
     */
    public Optional<Reply> authReply() {
        return authReply;
    }

    /**
     * The mail session's properties.
     *
     * @return them, without secrets
     */
    public MailProperties session() {
        return session;
    }

    /**
     * The JVM's system properties whose names look like a mail session's.
     *
     * @return them, without secrets
     */
    public MailProperties jvm() {
        return jvm;
    }

    /**
     * The mail library's release.
     *
     * @return as {@code 1.4.7}, or nothing if it is not known
     */
    public Optional<String> release() {
        return release;
    }

    /**
     * The framework that made the mail session.
     *
     * @return the framework
     */
    public Framework framework() {
        return framework;
    }

    /**
     * The full name of one of the transport's properties.
     *
     * @param suffix what follows the protocol, as {@code starttls.enable}
     * @return as {@code mail.smtp.starttls.enable}
     */
    public String property(String suffix) {
        return "mail." + protocol + "." + suffix;
    }

    /**
     * The same in braces, for a framework to put its own name there.
     *
     * @param suffix what follows the protocol
     * @return as <code>{mail.smtp.starttls.enable}</code>
     */
    public String braced(String suffix) {
        return "{" + property(suffix) + "}";
    }

    /**
     * Whether a flag among the transport's properties is true.
     *
     * @param suffix what follows the protocol
     * @return true if it is set to true
     */
    public boolean isTrue(String suffix) {
        return session.has(property(suffix), "true");
    }

    /**
     * Whether the server's last EHLO reply offers an extension.
     *
     * @param keyword its keyword in upper case
     * @return true if it does
     */
    public boolean offers(String keyword) {
        return offer().filter(offer -> offer.offers(keyword)).isPresent();
    }

    /**
     * The SASL mechanisms that the server's last EHLO reply offers.
     *
     * @return their names in upper case
     */
    public List<String> mechanisms() {
        return offer().map(Extensions::mechanisms).orElse(List.of());
    }

    private Optional<Extensions> offer() {
        return is(Circumstance.UNDER_TLS) ? offeredUnderTls : offeredInClear;
    }

    /**
     * A time limit that the mail session sets for the transport.
     *
     * @param property the full name of the property that sets it
     * @return the limit in milliseconds, more than 0; nothing where the library waits for ever, as it does for 0 and below
     */
    public Optional<Long> timeLimit(String property) {
        return session.value(property)
                .filter(value -> value.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf);
    }

    /**
     * Whether the server has said what it offers: a reply to EHLO was accepted.
     *
     * @return false where EHLO was refused, or not sent, or nothing is known of it
     */
    public boolean hasHeardOffer() {
        return offeredInClear.isPresent() || offeredUnderTls.isPresent();
    }

    /**
     * Whether the server has offered an extension on this connection at any time, before TLS or under it.
     *
     * @param keyword its keyword in upper case
     * @return true if it has
     */
    public boolean hasOffered(String keyword) {
        return offeredInClear.filter(offer -> offer.offers(keyword)).isPresent()
                || offeredUnderTls.filter(offer -> offer.offers(keyword)).isPresent();
    }

    /**
     * Whether the app has given a user name and a password that are not empty, or an Authenticator that may.
     *
     * @return true if the library has something to authenticate with
     */
    public boolean hasLogin() {
        return is(Circumstance.HAS_AUTHENTICATOR) || (user == Given.TEXT && password == Given.TEXT);
    }

    /**
     * Whether the library authenticates where AUTH is offered: {@code mail.smtp.auth} is true, or {@code connect()} was given user name and
     * password.
     *
     * @return true if it does
     */
    public boolean meansToLogIn() {
        return isTrue("auth") || (user != Given.NOTHING && password != Given.NOTHING);
    }

    /**
     * Whether the library speaks TLS from the first octet on.
     *
     * @return true for {@code smtps} and for {@code mail.smtp.ssl.enable=true}
     */
    public boolean beginsWithTls() {
        boolean byFactory = session.value(property("socketFactory.class"))
                .filter(name -> name.contains("SSL"))
                .isPresent();
        return isTrue("ssl.enable")
                || byFactory
                || (protocol.equals("smtps") && !session.has(property("ssl.enable"), "false"));
    }

    /**
     * Whether the port is one for apps: servers send mail to each other over port 25, where nobody authenticates (RFC 6409).
     *
     * @return false for port 25, and for one that is not known
     */
    public boolean isForApps() {
        return port != RELAY_PORT && port != UNKNOWN_PORT;
    }

    /**
     * Whether servers speak TLS from the first octet on at this port (RFC 8314 section 3.3), or at one that is named after it.
     *
     * @return true for 465, 1465, 8465 ...
     */
    public boolean isTlsPort() {
        return port % 1_000 == TLS_PORT;
    }

    /**
     * Why a property does not have the value that is wanted, though somebody seems to have set it: under another name, for another protocol,
     * for the JVM, in another form.
     *
     * @param property the property's full name
     * @param wanted the value that it should have
     * @return one sentence, or nothing if nobody seems to have set it
     */
    public Optional<String> nearMiss(String property, String wanted) {
        return NearMisses.of(this, property, wanted);
    }
}
