package sequitur.engine.conversation;

import java.io.DataOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Phases.Phase;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.receipt.ServerSoftware;
import sequitur.smtp.wire.Verb;

/**
 * What receipts will tell of the connection and of the mail that is being sent: when what began and ended, by {@link System#nanoTime()}. What is about
 * the connection ends with it, and what is about a mail when its receipt is given.
 *
 * <p>Unless somebody wants receipts, nothing is noted: no clock is read and no object made.
 */
public final class ReceiptNotes {

    private Sink.Interest interest = Sink.Interest.REPORTS;

    private long connectBegan;
    private long connected;
    private long tlsBegan;
    private long tlsEnded;
    private long authBegan;
    private long authEnded;
    private boolean connectionTold;
    private String greeting = "";
    private Optional<String> software = Optional.empty();
    private String tls = "";
    private String cipher = "";
    private @Nullable ConnectionReceipt held;

    private boolean mailOpen;
    private long mailBegan;
    private long envelopeBegan;
    private long contentBegan;
    private long endWritten;
    private long answered;
    private long octets;
    private @Nullable DataOutputStream content;
    private int refusedRecipients;
    private String messageId = "";
    private String finalReply = "";
    private String refusal = "";
    private Optional<String> fault = Optional.empty();
    private final List<Event> findings = new ArrayList<>(0);

    private long lineSent;

    /** What somebody wants now counts for what comes. */
    public void want(Sink.Interest wanted) {
        interest = wanted;
    }

    /** Whether anything is noted. */
    public boolean areWanted() {
        return interest != Sink.Interest.REPORTS;
    }

    /** Whether more is of interest than can be counted. */
    public boolean areDetailsWanted() {
        return interest.compareTo(Sink.Interest.RECEIPTS) >= 0;
    }

    /** Whether each command is of interest. */
    public boolean areCommandsWanted() {
        return interest == Sink.Interest.COMMANDS;
    }

    /** The app asks for a connection. */
    public void connectBegins() {
        connectBegan = areWanted() ? System.nanoTime() : 0;
        connected = 0;
        tlsBegan = 0;
        tlsEnded = 0;
        authBegan = 0;
        authEnded = 0;
        connectionTold = false;
        greeting = "";
        software = Optional.empty();
        tls = "";
        cipher = "";
        fault = Optional.empty();
    }

    /** A mail begins: it is given to the transport, or the app sends a MAIL of its own. */
    public void mailBegins() {
        mailOpen = true;
        mailBegan = System.nanoTime();
        envelopeBegan = 0;
        contentBegan = 0;
        endWritten = 0;
        answered = 0;
        octets = 0;
        content = null;
        refusedRecipients = 0;
        messageId = "";
        finalReply = "";
        refusal = "";
        fault = Optional.empty();
        findings.clear();
    }

    /** Its receipt is given, or nobody wants one. */
    public void mailEnds() {
        mailOpen = false;
        content = null;
        findings.clear();
    }

    /** Whether a mail has begun whose receipt was not given. */
    public boolean isMailOpen() {
        return mailOpen;
    }

    /** A line is on its way to the server. */
    void sending(Verb verb) {
        if (!areWanted()) {
            return;
        }
        long now = System.nanoTime();
        lineSent = now;
        switch (verb) {
            case STARTTLS -> tlsBegan = now;
            case AUTH -> authBegan = authBegan == 0 ? now : authBegan;
            case MAIL -> envelopeBegan = envelopeBegan == 0 ? now : envelopeBegan;
            case BDAT, BDAT_LAST -> contentBegan = contentBegan == 0 ? now : contentBegan;
            default -> {
                // It belongs to no phase, or to one that has begun.
            }
        }
        if (verb == Verb.END_OF_CONTENT || verb == Verb.BDAT_LAST) {
            endWritten = now;
            takeCount();
        }
    }

    /** A reply has come. */
    void received(Verb verb, int code, String text) {
        if (!areWanted()) {
            return;
        }
        long now = System.nanoTime();
        switch (verb) {
            case CONNECT -> {
                connected = now;
                greeting = text;
            }
            case AUTH, SASL_RESPONSE -> authEnded = now;
            case DATA -> contentBegan = LocalReply.isRefusal(code) ? 0 : now;
            case END_OF_CONTENT, BDAT_LAST -> {
                answered = now;
                finalReply = text;
            }
            case RCPT -> refusedRecipients += LocalReply.isRefusal(code) ? 1 : 0;
            default -> {
                // It ends no phase.
            }
        }
        if (LocalReply.isRefusal(code) && refusal.isEmpty()) {
            refusal = text;
        }
    }

    /** The handshake of STARTTLS is done. */
    void handshakeDone() {
        tlsEnded = areWanted() ? System.nanoTime() : 0;
    }

    /**
     * The stream that a message writes itself to, with its octets counted. It is one of the JDK's, so that nothing of the engine can fail there.
     *
     * @param original the library's own
     * @return a stream that passes everything on
     */
    public OutputStream counted(OutputStream original) {
        takeCount();
        DataOutputStream counting = new DataOutputStream(original);
        content = counting;
        return counting;
    }

    /** The stream belongs to the app, and is held no longer than it is written to. */
    private void takeCount() {
        if (content != null) {
            octets += content.size();
            content = null;
        }
    }

    /** What protects the connection. */
    public void setTls(String version, String suite) {
        tls = version;
        cipher = suite;
    }

    /** The Message-ID of the mail. */
    public void setMessageId(String id) {
        messageId = id;
    }

    /** A rule was broken. */
    public void found(Event violation) {
        if (mailOpen) {
            findings.add(violation);
        }
    }

    /** The attempt has failed: for this reason, as reports name it. */
    public void failed(String id) {
        fault = areWanted() ? Optional.of(id) : Optional.empty();
    }

    /** Keeps the receipt of an attempt to connect that may have been the first of two. */
    public void hold(ConnectionReceipt receipt) {
        held = receipt;
    }

    /** The receipt that was kept; at most once. */
    public Optional<ConnectionReceipt> takeHeld() {
        ConnectionReceipt receipt = held;
        held = null;
        return Optional.ofNullable(receipt);
    }

    /** How long each phase of the connection took so far. */
    public Phases connectionPhases() {
        long now = System.nanoTime();
        Map<Phase, Duration> durations = new EnumMap<>(Phase.class);
        putConnection(durations, now);
        connectionTold = false;
        return new Phases(durations, between(connectBegan, now));
    }

    /** How long each phase of the mail took; with those of the connection in the first receipt over it. */
    public Phases mailPhases() {
        long now = System.nanoTime();
        Map<Phase, Duration> durations = new EnumMap<>(Phase.class);
        if (!connectionTold) {
            putConnection(durations, now);
            connectionTold = true;
        }
        put(durations, Phase.ENVELOPE, envelopeBegan, contentBegan, now);
        put(durations, Phase.CONTENT, contentBegan, endWritten, now);
        put(durations, Phase.FINAL_REPLY, endWritten, answered, now);
        return new Phases(durations, between(mailBegan, now));
    }

    private void putConnection(Map<Phase, Duration> durations, long now) {
        put(durations, Phase.CONNECT, connectBegan, connected, now);
        put(durations, Phase.TLS, tlsBegan, tlsEnded, now);
        put(durations, Phase.AUTH, authBegan, authEnded, now);
    }

    /** One that has not ended has lasted until now. */
    private static void put(Map<Phase, Duration> durations, Phase phase, long began, long ended, long now) {
        if (began != 0) {
            durations.put(phase, between(began, ended == 0 ? now : ended));
        }
    }

    private static Duration between(long began, long ended) {
        return began == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, ended - began));
    }

    /** How long ago the last line was sent. */
    public Duration sinceLine() {
        return between(lineSent, System.nanoTime());
    }

    /** The software that the server's greeting names, if it names any. */
    public Optional<String> software() {
        if (!greeting.isEmpty()) {
            software =
                    ServerSoftware.in(greeting).map(name -> Printable.of(name).toString());
            greeting = "";
        }
        return software;
    }

    /** The version of TLS; empty text if it was not noted. */
    public String tls() {
        return tls;
    }

    /** The cipher suite; empty text if it was not noted. */
    public String cipher() {
        return cipher;
    }

    /** The Message-ID; empty text if there is none. */
    public String messageId() {
        return messageId;
    }

    /** How many octets of content were written; of what is larger than 2 GiB so much. */
    public long octets() {
        takeCount();
        return octets;
    }

    /** How many refusals of RCPT there were. */
    public int refusedRecipients() {
        return refusedRecipients;
    }

    /** The reply to the end of the content, or else the first refusal; empty text if there was neither. */
    public String reply() {
        return finalReply.isEmpty() ? refusal : finalReply;
    }

    /** Whether the server has answered the end of the content. */
    public boolean isAnswered() {
        return answered != 0;
    }

    /** Whether the content has begun, or something was refused: without that, a transaction that ends was no mail. */
    public boolean isMail() {
        return contentBegan != 0 || !refusal.isEmpty();
    }

    /** The rules that were broken. */
    public List<Event> findings() {
        return List.copyOf(findings);
    }

    /** Why the attempt has failed, if it has. */
    public Optional<String> fault() {
        return fault;
    }
}
