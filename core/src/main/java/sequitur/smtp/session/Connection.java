package sequitur.smtp.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.wire.Extensions;

/**
 * What is known of one connection, whatever mail transactions come and go on it.
 *
 * @param greeting what the server said first
 * @param hello which greeting of the client it accepted
 * @param encryption whether TLS is on
 * @param peer where the server is
 * @param authentication whether the client has authenticated
 * @param extensions what the last EHLO reply offered
 * @param requirements what the server insists on
 * @param closing whether the dialogue is over, and who ended it
 * @param clearTextAuthentication whether a correction may authenticate in clear text where the server has no TLS to offer,
 *     since the configuration says so
 * @param passwords whether the server lets clients authenticate by a password
 */
public record Connection(
        Greeting greeting,
        Hello hello,
        Encryption encryption,
        Peer peer,
        Authentication authentication,
        Extensions extensions,
        Requirements requirements,
        Closing closing,
        boolean clearTextAuthentication,
        Passwords passwords) {

    /** Checks that nothing is missing. */
    public Connection {
        Objects.requireNonNull(greeting, "greeting");
        Objects.requireNonNull(hello, "hello");
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(extensions, "extensions");
        Objects.requireNonNull(requirements, "requirements");
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(passwords, "passwords");
    }

    /** Written out: what the compiler has the JVM make for a record costs an app's first mail some seventy classes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Connection connection
                && greeting == connection.greeting
                && hello == connection.hello
                && encryption == connection.encryption
                && peer == connection.peer
                && authentication == connection.authentication
                && extensions.equals(connection.extensions)
                && requirements.equals(connection.requirements)
                && closing == connection.closing
                && clearTextAuthentication == connection.clearTextAuthentication;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                greeting,
                hello,
                encryption,
                peer,
                authentication,
                extensions,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /**
     * Whether the dialogue is over.
     *
     * @return true after QUIT was answered, after a 421, and when the server has gone
     */
    public boolean closed() {
        return closing != Closing.NOT_YET;
    }

    /**
     * Whether TLS is on.
     *
     * @return true from the handshake on
     */
    public boolean tls() {
        return encryption == Encryption.TLS;
    }

    /**
     * Whether a password may cross this connection.
     *
     * @return true under TLS and on loopback
     */
    public boolean confidential() {
        return tls() || peer == Peer.LOOPBACK;
    }

    /**
     * Whether the dialogue has been followed from its start, or from an EHLO on.
     *
     * @return false for a connection that was met in its middle
     */
    public boolean isKnown() {
        return hello != Hello.UNKNOWN;
    }

    /**
     * Whether TLS is needed here and is not on.
     *
     * @return true if the server insists on it; false for a connection of which nothing is known
     */
    public boolean lacksTls() {
        return isKnown() && !tls() && requirements.tls().holds(extensions.offers("STARTTLS"));
    }

    /**
     * Whether authentication is needed here and was not done.
     *
     * @return true if the server insists on it; false for a connection of which nobody can say whether it was done
     */
    public boolean lacksAuthentication() {
        return authentication == Authentication.NONE
                && requirements.authentication().holds(extensions.offers("AUTH"));
    }

    /** A connection that was just opened: nothing has been said. */
    static Connection opened(Encryption encryption, Peer peer, Requirements requirements) {
        return new Connection(
                Greeting.AWAITED,
                Hello.NONE,
                encryption,
                peer,
                Authentication.NONE,
                Extensions.NONE,
                requirements,
                Closing.NOT_YET,
                false,
                Passwords.TAKEN);
    }

    /** The same connection, of whose dialogue nothing is known any more. */
    Connection unknown() {
        Change change = new Change(this);
        change.greeting = Greeting.ACCEPTED;
        change.hello = Hello.UNKNOWN;
        change.authentication = Authentication.UNKNOWN;
        change.extensions = Extensions.NONE;
        change.closing = Closing.NOT_YET;
        return change.made();
    }

    Connection greeted(Greeting answer) {
        Change change = new Change(this);
        change.greeting = answer;
        return change.made();
    }

    /** Whatever the greeting was: a server that takes EHLO or HELO has forgiven it. */
    Connection helloAccepted(Hello accepted, Extensions offered) {
        Change change = new Change(this);
        change.greeting = Greeting.ACCEPTED;
        change.hello = accepted;
        change.extensions = offered;
        return change.made();
    }

    /** RFC 3207 section 4.2: what was said before TLS is forgotten, authentication included. */
    Connection tlsStarted() {
        Change change = new Change(this);
        change.encryption = Encryption.TLS;
        change.startAnew(Hello.FORGOTTEN);
        return change.made();
    }

    /** STARTTLS without its handshake. */
    Connection inClear() {
        Change change = new Change(this);
        change.encryption = Encryption.NONE;
        return change.made();
    }

    /** XCLIENT: the session is back at its greeting. */
    Connection restarted() {
        Change change = new Change(this);
        change.startAnew(Hello.NONE);
        return change.made();
    }

    /**
     * Another connection to the same server: brought as far as this one if it had come as far as its EHLO, else just greeted,
     * and in clear where this one had left its greeting behind for STARTTLS.
     */
    Connection reconnected() {
        Change change = new Change(this);
        change.greeting = Greeting.ACCEPTED;
        change.closing = Closing.NOT_YET;
        if (hello == Hello.FORGOTTEN) {
            change.encryption = Encryption.NONE;
        }
        if (hello == Hello.NONE || hello == Hello.FORGOTTEN) {
            change.startAnew(Hello.NONE);
        }
        return change.made();
    }

    Connection authenticated() {
        Change change = new Change(this);
        change.authentication = Authentication.DONE;
        return change.made();
    }

    Connection requiring(Requirements needed) {
        Change change = new Change(this);
        change.requirements = needed;
        return change.made();
    }

    Connection allowingClearText() {
        Change change = new Change(this);
        change.clearTextAuthentication = true;
        return change.made();
    }

    Connection takingPasswords(Passwords known) {
        Change change = new Change(this);
        change.passwords = known;
        return change.made();
    }

    Connection ended(Closing by) {
        Change change = new Change(this);
        change.closing = by;
        return change.made();
    }

    /** What becomes another: its parts by their names, since ten in a row would be mixed up one day. */
    private static final class Change {

        private final Peer peer;
        private Greeting greeting;
        private Hello hello;
        private Encryption encryption;
        private Authentication authentication;
        private Extensions extensions;
        private Requirements requirements;
        private Closing closing;
        private boolean clearTextAuthentication;
        private Passwords passwords;

        Change(Connection from) {
            peer = from.peer;
            greeting = from.greeting;
            hello = from.hello;
            encryption = from.encryption;
            authentication = from.authentication;
            extensions = from.extensions;
            requirements = from.requirements;
            closing = from.closing;
            clearTextAuthentication = from.clearTextAuthentication;
            passwords = from.passwords;
        }

        void startAnew(Hello said) {
            hello = said;
            authentication = Authentication.NONE;
            extensions = Extensions.NONE;
        }

        Connection made() {
            return new Connection(
                    greeting,
                    hello,
                    encryption,
                    peer,
                    authentication,
                    extensions,
                    requirements,
                    closing,
                    clearTextAuthentication,
                    passwords);
        }
    }
}
