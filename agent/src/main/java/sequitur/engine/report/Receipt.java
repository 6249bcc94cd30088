package sequitur.engine.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.engine.config.Printable;
import sequitur.smtp.session.Fate;

/**
 * What became of one mail: all that an operator wants to know of it, and nothing of its content. There is no credential in it, and no address but what
 * {@code sequitur.addresses} allows; the words of others are made fit to be printed.
 *
 * @param server the server that it was given to, and the connection
 * @param fate what became of it
 * @param messageId its Message-ID, if it has one
 * @param reply what the server said to it last; nothing if there was no reply
 * @param queueId the id under which the server keeps it, if its reply tells one
 * @param envelope from whom and to whom it was
 * @param octets how many octets of content the app has written, before the lines' ends were made CR LF and dots were doubled
 * @param phases how long what took
 * @param findings the rules that were broken on its way, and what was done about each
 * @param fault the id of the rule, the fault or the kind of failure that has stopped it, as reports have it in brackets; nothing if it was sent
 * @param callSite where in the app it was sent, as in a stack trace, if that is known
 */
public record Receipt(
        ConnectedServer server,
        Fate fate,
        Optional<String> messageId,
        Optional<Reply> reply,
        Optional<String> queueId,
        Envelope envelope,
        long octets,
        Phases phases,
        List<Finding> findings,
        Optional<String> fault,
        Optional<String> callSite) {

    /**
     * A server's reply, as a person may see it.
     *
     * @param code its three digits
     * @param status its enhanced status code, if it has one
     * @param words all of it
     */
    public record Reply(int code, Optional<String> status, Printable words) {

        /** Checks that nothing is missing. */
        public Reply {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(words, "words");
        }
    }

    /**
     * From whom and to whom.
     *
     * @param accepted how many recipients the server has taken
     * @param refused how many it has refused
     * @param sender the address or domain of the sender, where it may be shown
     * @param recipients the addresses or domains of those that were taken, where they may be shown: at most {@value #MOST_SHOWN}
     */
    public record Envelope(int accepted, int refused, Optional<String> sender, List<String> recipients) {

        /** So many recipients are shown. */
        public static final int MOST_SHOWN = 20;

        /** Keeps its own copy of the list. */
        public Envelope {
            Objects.requireNonNull(sender, "sender");
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * A rule that was broken on the way.
     *
     * @param rule the id of the rule
     * @param verb the verb of the command that broke it
     * @param action what was done: {@code logged}, {@code blocked}, {@code corrected}, {@code not corrected} or {@code dry run}
     */
    public record Finding(String rule, String verb, String action) {

        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(verb, "verb");
            Objects.requireNonNull(action, "action");
        }

        /**
         * What is kept of a violation.
         *
         * @param event the violation
         * @return its rule, its verb, and the word for what was done
         */
        public static Finding of(Event event) {
            return new Finding(
                    event.violation().rule().id(),
                    event.violation().verb().label(),
                    event.outcome().word());
        }
    }

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Receipt {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(queueId, "queueId");
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(phases, "phases");
        findings = List.copyOf(findings);
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(callSite, "callSite");
    }

    /**
     * The word for what became of it.
     *
     * @return {@code sent}, {@code partly sent}, {@code not sent} or {@code in doubt}
     */
    public String outcome() {
        return fate.word().toString();
    }

    /**
     * How long all of it took.
     *
     * @return the time from the moment at which the app gave the mail, or began it, to its end; without what the connection took
     */
    public Duration duration() {
        return phases.total();
    }
}
