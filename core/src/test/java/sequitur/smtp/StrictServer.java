package sequitur.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The other end of a dialogue: a server that holds to the RFCs, and may refuse whatever it is asked. It keeps its own account
 * of the session, apart from the model's.
 */
public final class StrictServer {

    private final boolean offersTls;
    private final boolean offersAuth;
    private final boolean demanding;
    private final BooleanSupplier refuses;
    private final List<String> taken = new ArrayList<>();
    private boolean hello;
    private boolean extended;
    private boolean tls;
    private boolean authenticated;
    private boolean sender;
    private int recipients;
    private boolean content;

    /**
     * A server at the start of a session.
     *
     * @param tls whether TLS is on from the start
     * @param offersTls whether it offers STARTTLS
     * @param offersAuth whether it offers AUTH
     * @param demanding whether it takes mail only under TLS and after AUTH, as far as it offers them
     * @param refuses asked before each command: whether it is refused for no reason
     */
    public StrictServer(
            boolean tls, boolean offersTls, boolean offersAuth, boolean demanding, BooleanSupplier refuses) {
        this.tls = tls;
        this.offersTls = offersTls;
        this.offersAuth = offersAuth;
        this.demanding = demanding;
        this.refuses = refuses;
    }

    /** The lines that it took as commands, in their order. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** The recipients of the transaction that is open. */
    public int recipients() {
        return recipients;
    }

    /** Whether what comes next is text of a message. */
    public boolean inContent() {
        return content;
    }

    /** Whether TLS is on. */
    public boolean underTls() {
        return tls;
    }

    /** Whether a transaction is open. */
    public boolean inTransaction() {
        return sender;
    }

    /** A new connection to the same server. */
    public void reconnect(boolean fromTheStart) {
        tls = fromTheStart;
        start();
    }

    /** Takes a line and answers it. */
    public String answer(String line) {
        if (content) {
            content = !line.equals(".");
            return content ? "" : reset();
        }
        taken.add(line);
        return refuses.getAsBoolean() ? "451 not now" : obeyed(line.split(" ", 2)[0]);
    }

    private String obeyed(String verb) {
        return switch (verb) {
            case "EHLO", "HELO" -> greeted(verb.equals("EHLO"));
            case "STARTTLS" -> extended && offersTls && !tls && !sender ? started() : "503 out of sequence";
            case "AUTH" -> mayAuthenticate() ? authenticated() : "503 out of sequence";
            case "MAIL" -> mail();
            case "RCPT" -> sender ? recipient() : "503 out of sequence";
            case "DATA" -> recipients > 0 ? opened() : "503 out of sequence";
            case "RSET" -> reset();
            case "QUIT" -> ended();
            default -> "250 ok";
        };
    }

    private String greeted(boolean byEhlo) {
        hello = true;
        extended = byEhlo;
        reset();
        if (!byEhlo) {
            return "250 b";
        }
        String authOffer = offersAuth ? "250-AUTH PLAIN\n" : "";
        return "250-b\n" + authOffer + (offersTls && !tls ? "250 STARTTLS" : "250 SIZE");
    }

    private boolean mayAuthenticate() {
        return extended && offersAuth && !authenticated && !sender;
    }

    private String mail() {
        if (!hello || sender) {
            return "503 out of sequence";
        }
        if (demanding && offersTls && !tls) {
            return "530 5.7.0 Must issue a STARTTLS command first";
        }
        if (demanding && offersAuth && !authenticated) {
            return "530 5.7.0 Authentication required";
        }
        sender = true;
        return "250 ok";
    }

    private String started() {
        tls = true;
        start();
        return "220 go";
    }

    private String authenticated() {
        authenticated = true;
        return "235 ok";
    }

    private String recipient() {
        recipients++;
        return "250 ok";
    }

    private String opened() {
        content = true;
        return "354 go";
    }

    private String reset() {
        sender = false;
        recipients = 0;
        return "250 ok";
    }

    private String ended() {
        start();
        return "221 bye";
    }

    private void start() {
        hello = false;
        extended = false;
        authenticated = false;
        content = false;
        reset();
    }
}
