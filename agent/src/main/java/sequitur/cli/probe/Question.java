package sequitur.cli.probe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import sequitur.cli.probe.socket.Addresses;
import sequitur.cli.probe.tls.Trust;

/**
 * What is asked of a server.
 *
 * @param host its name or address
 * @param family which of its addresses are used
 * @param begin how the connection begins
 * @param hello the name for EHLO; without it the one that the mail library would find
 * @param sender the address for MAIL; without it MAIL is not sent
 * @param recipient the address for RCPT; without it RCPT is not sent
 * @param trust who may have signed the server's certificate
 * @param certificates the file that the trust was read from, if it is not the JVM's own
 * @param secrecy where the password may go
 * @param time how long each step may take
 */
public record Question(
        String host,
        Addresses.Family family,
        Begin begin,
        Optional<String> hello,
        Optional<String> sender,
        Optional<String> recipient,
        Trust trust,
        Optional<String> certificates,
        Secrecy secrecy,
        Duration time) {

    /** How a connection begins. */
    public enum Begin {
        /** As the port suggests; if that is wrong, the other way. */
        BY_PORT,
        /** With TLS. */
        TLS,
        /** In clear text, and STARTTLS is required. */
        STARTTLS
    }

    /** Where a password may go; to this machine itself it may always. */
    public enum Secrecy {
        /** Only under TLS, to a server that has proved its name. */
        PROVEN,
        /** Under TLS, whoever is at the other end. */
        UNPROVEN,
        /** In clear text too. */
        CLEAR_TEXT
    }

    /** Checks that nothing is missing. */
    public Question {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(hello, "hello");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(secrecy, "secrecy");
        Objects.requireNonNull(time, "time");
    }
}
