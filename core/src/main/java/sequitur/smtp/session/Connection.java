package sequitur.smtp.session;

import java.util.Objects;
import sequitur.smtp.wire.Extensions;

/**
 * What is known of one connection, whatever mail transactions come and go on it.
 *
 * @param greeting what the server said first
 * @param hello which greeting of the client it accepted
 * @param tls whether TLS is on
 * @param loopback whether the peer is on the loopback interface, where clear text reaches nobody else
 * @param authentication whether the client has authenticated
 * @param extensions what the last EHLO reply offered
 * @param requirements what the server insists on
 * @param closing whether the dialogue is over, and who ended it
 * @param clearTextAuthentication whether a correction may authenticate in clear text where the server has no TLS to offer,
 *     since the configuration says so
 */
public record Connection(
        Greeting greeting,
        Hello hello,
        boolean tls,
        boolean loopback,
        Authentication authentication,
        Extensions extensions,
        Requirements requirements,
        Closing closing,
        boolean clearTextAuthentication) {

    /** Checks that nothing is missing. */
    public Connection {
        Objects.requireNonNull(greeting, "greeting");
        Objects.requireNonNull(hello, "hello");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(extensions, "extensions");
        Objects.requireNonNull(requirements, "requirements");
        Objects.requireNonNull(closing, "closing");
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
     * Whether a password may cross this connection.
     *
     * @return true under TLS and on loopback
     */
    public boolean confidential() {
        return tls || loopback;
    }

    /**
     * Whether the dialogue has been followed from its start, or from an EHLO on.
     *
     * @return false for a connection that was met in its middle
     */
    public boolean isKnown() {
        return hello != Hello.UNKNOWN;
    }

    /** A connection that was just opened: nothing has been said. */
    static Connection opened(boolean tls, boolean loopback, Requirements requirements) {
        return new Connection(
                Greeting.AWAITED,
                Hello.NONE,
                tls,
                loopback,
                Authentication.NONE,
                Extensions.NONE,
                requirements,
                Closing.NOT_YET,
                false);
    }

    /** The same connection, of whose dialogue nothing is known any more. */
    Connection unknown() {
        return new Connection(
                Greeting.ACCEPTED,
                Hello.UNKNOWN,
                tls,
                loopback,
                Authentication.UNKNOWN,
                Extensions.NONE,
                requirements,
                Closing.NOT_YET,
                clearTextAuthentication);
    }

    Connection greeted(Greeting answer) {
        return new Connection(
                answer,
                hello,
                tls,
                loopback,
                authentication,
                extensions,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /** Whatever the greeting was: a server that takes EHLO or HELO has forgiven it. */
    Connection helloAccepted(Hello accepted, Extensions offered) {
        return new Connection(
                Greeting.ACCEPTED,
                accepted,
                tls,
                loopback,
                authentication,
                offered,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /** RFC 3207 section 4.2: what was said before TLS is forgotten, authentication included. */
    Connection tlsStarted() {
        return new Connection(
                greeting,
                Hello.FORGOTTEN,
                true,
                loopback,
                Authentication.NONE,
                Extensions.NONE,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /** STARTTLS without its handshake. */
    Connection inClear() {
        return new Connection(
                greeting,
                hello,
                false,
                loopback,
                authentication,
                extensions,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /** XCLIENT: the session is back at its greeting. */
    Connection restarted() {
        return new Connection(
                greeting,
                Hello.NONE,
                tls,
                loopback,
                Authentication.NONE,
                Extensions.NONE,
                requirements,
                closing,
                clearTextAuthentication);
    }

    /**
     * Another connection to the same server: brought as far as this one if it had come as far as its EHLO, else just greeted,
     * and in clear where this one had left its greeting behind for STARTTLS.
     */
    Connection reconnected() {
        boolean helloed = hello != Hello.NONE && hello != Hello.FORGOTTEN;
        return new Connection(
                Greeting.ACCEPTED,
                helloed ? hello : Hello.NONE,
                tls && hello != Hello.FORGOTTEN,
                loopback,
                helloed ? authentication : Authentication.NONE,
                helloed ? extensions : Extensions.NONE,
                requirements,
                Closing.NOT_YET,
                clearTextAuthentication);
    }

    Connection authenticated() {
        return new Connection(
                greeting,
                hello,
                tls,
                loopback,
                Authentication.DONE,
                extensions,
                requirements,
                closing,
                clearTextAuthentication);
    }

    Connection requiring(Requirements needed) {
        return new Connection(
                greeting, hello, tls, loopback, authentication, extensions, needed, closing, clearTextAuthentication);
    }

    Connection allowingClearText() {
        return new Connection(greeting, hello, tls, loopback, authentication, extensions, requirements, closing, true);
    }

    Connection ended(Closing by) {
        return new Connection(
                greeting, hello, tls, loopback, authentication, extensions, requirements, by, clearTextAuthentication);
    }
}
