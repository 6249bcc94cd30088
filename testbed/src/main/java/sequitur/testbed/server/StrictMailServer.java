package sequitur.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * A mail server on the loopback address, unless told, that insists on the order of commands (RFC 5321, 3030, 3207, 4954), keeps what
 * it accepts and writes down every line that went over the wire.
 *
 * <p>Recipients whose local part begins with {@code reject} are refused with 550.
 */
public final class StrictMailServer implements AutoCloseable {
    private final Settings settings;
    private final SMTPServer server;
    private final Map<Session, Dialogue> dialogues = new ConcurrentHashMap<>();
    private final List<Transcript> transcripts = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    private StrictMailServer(Settings settings) {
        this.settings = settings;
        this.server = carrier();
        for (Verb verb : Verb.values()) {
            server.getCommandHandler().addCommand(new StrictCommand(verb, this::dialogueOf));
        }
    }

    /** Begins to describe a server. Without more it offers neither TLS nor AUTH, and wants neither. */
    public static Builder builder() {
        return new Builder();
    }

    /** The host to connect to; the server's certificate names it. */
    public String host() {
        return "localhost";
    }

    /** The port to connect to. */
    public int port() {
        return server.getPortAllocated();
    }

    /** What a client needs to trust the certificate of this server, and of all others in this JVM. */
    public TrustStore trustStore() {
        return TlsIdentity.shared().trustStore();
    }

    /** The transcripts of all connections, in the order in which they were accepted; those of open connections still grow. */
    public List<Transcript> transcripts() {
        return List.copyOf(transcripts);
    }

    /** The messages that were accepted, in that order. */
    public List<Delivery> delivered() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    /** Waits until every connection accepted so far is over; false if one is still open when the time is up. */
    public boolean awaitQuiet(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Transcript transcript : transcripts) {
            if (!transcript.awaitEnd(deadline)) {
                return false;
            }
        }
        return true;
    }

    /** Closes every connection and stops to listen. */
    @Override
    public void close() {
        server.stop();
    }

    private SMTPServer carrier() {
        SMTPServer.Builder carrier = SMTPServer.port(0)
                .bindAddress(settings.address())
                .hostName("localhost")
                .softwareName("strict")
                .connectionTimeoutMs((int) Duration.ofMinutes(5).toMillis())
                .executorService(Executors.newCachedThreadPool(StrictMailServer::daemon))
                .sessionHandler(new Reception());
        if (settings.tls() == TlsOffer.IMPLICIT && settings.sslContext() != null) {
            carrier.serverSocketFactory(settings.sslContext());
        }
        return carrier.build();
    }

    private static Thread daemon(Runnable session) {
        Thread thread = new Thread(session);
        thread.setDaemon(true);
        return thread;
    }

    private Dialogue dialogueOf(Session session) {
        Dialogue dialogue = dialogues.get(session);
        if (dialogue == null) {
            throw new IllegalStateException("This session was not accepted");
        }
        return dialogue;
    }

    private int deliver(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.add(delivery);
            return deliveries.size();
        }
    }

    /** Begins and ends the dialogue of each connection. */
    private final class Reception implements SessionHandler {
        @Override
        public SessionAcceptance accept(Session session) {
            Transcript transcript = new Transcript();
            Wire wire = new Wire(transcript, settings.keepContent());
            try {
                // Replies to a pipelined group go out one by one; Nagle's algorithm would hold each back for 40 ms.
                session.getSocket().setTcpNoDelay(true);
                session.setSocket(wire.over(session.getSocket(), settings.tls() == TlsOffer.IMPLICIT));
            } catch (IOException gone) {
                return SessionAcceptance.failure(421, "4.4.2 Connection lost");
            }
            transcripts.add(transcript);
            String greeting = settings.greeting();
            if (greeting != null) {
                return SessionAcceptance.failure(Integer.parseInt(greeting.substring(0, 3)), greeting.substring(4));
            }
            dialogues.put(session, new Dialogue(settings, session, wire, StrictMailServer.this::deliver));
            return SessionAcceptance.success();
        }

        @Override
        public void onSessionEnd(Session session) {
            Dialogue dialogue = dialogues.remove(session);
            if (dialogue != null) {
                dialogue.end();
            }
        }
    }

    /** Describes a server. */
    public static final class Builder {
        private final Set<String> withheld = new HashSet<>();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private TlsOffer tls = TlsOffer.NEVER;
        private AuthOffer authOffer = AuthOffer.NEVER;
        private String mechanisms = "PLAIN LOGIN";
        private @Nullable String authRefusal;
        private BiPredicate<String, String> check = (user, password) -> false;
        private Function<String, Optional<String>> passwords = user -> Optional.empty();
        private long sizeLimit = 10_485_760;
        private @Nullable String greeting;
        private Function<String, Optional<String>> script = line -> Optional.empty();
        private String goAhead = "354 End data with <CR><LF>.<CR><LF>";
        private Function<String, Optional<String>> contentScript = line -> Optional.empty();
        private Function<String, Optional<HangUp>> hangUps = line -> Optional.empty();
        private String startTlsReply = "220 2.0.0 Ready to start TLS";
        private boolean forgetful = true;
        private boolean patient;
        private boolean nestedMail;
        private boolean xclient;
        private boolean lmtp;
        private boolean keepContent = true;

        private Builder() {}

        /** Listens on another address than that of the loopback interface. */
        public Builder at(InetAddress elsewhere) {
            address = elsewhere;
            return this;
        }

        /** Offers STARTTLS. */
        public Builder startTls() {
            tls = TlsOffer.STARTTLS;
            return this;
        }

        /** Offers STARTTLS and answers MAIL, AUTH and the like with 530 before it. */
        public Builder requireStartTls() {
            tls = TlsOffer.STARTTLS_REQUIRED;
            return this;
        }

        /** Speaks TLS from the first octet. */
        public Builder implicitTls() {
            tls = TlsOffer.IMPLICIT;
            return this;
        }

        /** Offers AUTH to one user, by PLAIN and LOGIN unless told. */
        public Builder auth(AuthOffer offer, String name, String secret) {
            authOffer = offer;
            check = (user, password) -> user.equals(name) && password.equals(secret);
            passwords = user -> user.equals(name) ? Optional.of(secret) : Optional.empty();
            return this;
        }

        /** Offers AUTH to whoever passes this check of user and password, or of user and token. */
        public Builder auth(AuthOffer offer, BiPredicate<String, String> whoever) {
            authOffer = offer;
            check = whoever;
            passwords = user -> Optional.empty();
            return this;
        }

        /** Offers AUTH by these mechanisms, of which PLAIN, LOGIN, CRAM-MD5, XOAUTH2 and OAUTHBEARER are understood. */
        public Builder mechanisms(String... names) {
            mechanisms = String.join(" ", names);
            return this;
        }

        /** Answers MAIL before AUTH with this reply, for example {@code 530 5.7.0 Authentication required}. */
        public Builder requireAuth(String refusal) {
            authRefusal = refusal;
            return this;
        }

        /** Sets the largest message in octets, 10 MiB unless told. */
        public Builder sizeLimit(long octets) {
            sizeLimit = octets;
            return this;
        }

        /** Does not offer these extensions, named by their EHLO keywords, for example {@code CHUNKING}. */
        public Builder without(String... keywords) {
            for (String keyword : keywords) {
                withheld.add(keyword.toUpperCase(Locale.ROOT));
            }
            return this;
        }

        /** Greets every client with this refusal, for example {@code 554 5.3.2 No mail today}, and hangs up. */
        public Builder refuseConnections(String reply) {
            greeting = reply;
            return this;
        }

        /**
         * Asks this function about every command line and every line of a SASL exchange (and about {@code .} when content is
         * complete). The reply that it gives
         * is sent and the command is not carried out: it changes nothing, and what was to be delivered at the dot is not.
         * An empty string sends no reply at all, a 421 hangs up after it, and a function that waits delays the reply. It is
         * asked about the lines of a SASL exchange too: a 334 asks for one more, any other reply ends the exchange.
         */
        public Builder script(Function<String, Optional<String>> replies) {
            script = replies;
            return this;
        }

        /** Says this, and not 354, when it has accepted DATA and waits for the content. */
        public Builder goAhead(String reply) {
            goAhead = reply;
            return this;
        }

        /**
         * Asks this function about every line of the content that follows DATA, the final dot aside. The reply that it gives is
         * sent in the midst of the content, which goes on; a 421 hangs up after it.
         */
        public Builder scriptContent(Function<String, Optional<String>> replies) {
            contentScript = replies;
            return this;
        }

        /**
         * Asks this function about every command line and every line of a SASL exchange, before anything else. Where it names an
         * end, the connection ends so: nothing is carried out and no reply is sent.
         */
        public Builder hangUp(Function<String, Optional<HangUp>> ends) {
            hangUps = ends;
            return this;
        }

        /** Says this in place of {@code 220 2.0.0 Ready to start TLS}, all in one packet, and then starts TLS. */
        public Builder startTlsReply(String reply) {
            startTlsReply = reply;
            return this;
        }

        /** Takes what was said before STARTTLS for said after it too, as some servers do against RFC 3207 section 4.2. */
        public Builder rememberOverTls() {
            forgetful = false;
            return this;
        }

        /** Keeps the connection open after a scripted 421, as some servers do against RFC 5321 section 3.8. */
        public Builder keepOpenAfter421() {
            patient = true;
            return this;
        }

        /** Lets MAIL in a mail transaction begin another one, as some servers do against RFC 5321 section 4.1.4. */
        public Builder allowNestedMail() {
            nestedMail = true;
            return this;
        }

        /** Offers XCLIENT, which puts the session back to its greeting; what it says of the client is not looked at. */
        public Builder xclient() {
            xclient = true;
            return this;
        }

        /** Speaks LMTP (RFC 2033): wants LHLO, and answers once for each recipient when a message is complete. */
        public Builder lmtp() {
            lmtp = true;
            return this;
        }

        /** Keeps no message content, neither in transcripts nor in deliveries: for many or large messages. */
        public Builder withoutContent() {
            keepContent = false;
            return this;
        }

        /** Starts the server. */
        public StrictMailServer start() {
            SSLContext sslContext =
                    tls == TlsOffer.NEVER ? null : TlsIdentity.shared().sslContext();
            StrictMailServer started = new StrictMailServer(new Settings(
                    address,
                    tls,
                    sslContext,
                    authOffer,
                    mechanisms,
                    authRefusal,
                    check,
                    passwords,
                    sizeLimit,
                    Set.copyOf(withheld),
                    greeting,
                    script,
                    goAhead,
                    contentScript,
                    hangUps,
                    startTlsReply,
                    forgetful,
                    patient,
                    nestedMail,
                    xclient,
                    lmtp,
                    keepContent));
            started.server.start();
            return started;
        }
    }
}
