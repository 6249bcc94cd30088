package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.AUTHENTICATED;
import static sequitur.advice.facts.Circumstance.USED_BEFORE;

import java.util.regex.Pattern;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Incident;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What mends a refusal by a policy of the server's: whose address sends, from where, how much and what. */
final class PolicyAdvice {

    /** An account's limits are told by the day or the hour, or by what was paid; those of a connection are not. */
    private static final Pattern OF_THE_ACCOUNT =
            Pattern.compile("(?is).*(account|dail|hour|\\bday|24|month|quota|credit|user).*");

    private static final Pattern OF_ONE_CONNECTION =
            Pattern.compile("(?is).*(session|per connection|this connection|same connection).*");

    private PolicyAdvice() {}

    /** The sender's address is none that this server takes. */
    static Advice sender(Fault fault, Incident incident, Facts facts) {
        if (incident.replySays("verif") && fault == Fault.SENDER_IDENTITY) {
            return new Advice(
                    "The provider takes mail only for addresses that were verified with it.",
                    "verify the address that the reply names with the provider, or send from one that is verified ({act from})");
        }
        boolean mailbox = incident.replySays("verif", "callout", "no such user", "user unknown", "unknown user");
        if (fault == Fault.SENDER_IDENTITY && incident.replySays("send as", "sendas", "5.7.60")) {
            return sender("The account may not send as this address.", "the account's own address", facts)
                    .noting("Or have the administrator give the account the right to send as that address (Send As).");
        }
        return fault == Fault.SENDER_IDENTITY
                ? sender(
                        "The server lets this account send only from addresses of its own.",
                        "the account's own address",
                        facts)
                : mailbox
                        ? sender(
                                "The server has looked for the sender's address and has not found it.",
                                "an address that exists",
                                facts)
                        : sender(
                                "The domain of the sender's address does not exist, or takes no mail.",
                                "an address whose domain exists",
                                facts);
    }

    private static Advice sender(String need, String address, Facts facts) {
        String from = facts.property("from");
        if (facts.is(APP_UNKNOWN)) {
            return new Advice(need, "send from " + address + " ({act from}, or {" + from + "})");
        }
        return facts.session().has(from)
                ? new Advice(need + " MAIL tells the address of {" + from + "}.", "set {" + from + "} to " + address)
                : new Advice(
                        need + " MAIL tells the address of the message's From.",
                        "send from " + address + " ({act from})");
    }

    /** The client's address is on a list. */
    static Advice reputation(Facts facts) {
        return facts.is(AUTHENTICATED) || facts.hasLogin()
                ? new Advice(
                        Fault.REPUTATION.meaning(),
                        "have the address taken off the list that the reply names, or ask the server's operator")
                : RefusalAdvice.general(Fault.REPUTATION, facts);
    }

    /** The account may not send, or not from here. */
    static Advice account(Incident incident, Facts facts) {
        boolean elsewhere = incident.at() == Verb.AUTH || incident.at() == Verb.SASL_RESPONSE;
        return elsewhere && incident.replySays("ip address", " ip ")
                ? new Advice(
                        "The provider takes this account from certain addresses only, and this machine's is none of them.",
                        "add this machine's address to those that the account's settings allow")
                : RefusalAdvice.general(Fault.ACCOUNT_BLOCKED, facts);
    }

    /** A filter has stopped the message. */
    static Advice content(Incident incident, Facts facts) {
        return incident.replySays("spam", "virus", "malware", "phish", "dt:spm", "infected")
                ? new Advice(
                        "The server's filter takes the message for spam or for dangerous.",
                        "change the text, the links or the attachments; no setting of the mail library helps")
                : RefusalAdvice.general(Fault.CONTENT_REJECTED, facts);
    }

    /** More messages or connections than the server takes. */
    static Advice limit(Incident incident, Facts facts) {
        String words = incident.reply().map(Reply::text).orElse("");
        if (OF_ONE_CONNECTION.matcher(words).matches()) {
            return ofOneConnection();
        }
        if (incident.replySays("per second", "per minute", "too fast", "too quickly")) {
            return RefusalAdvice.general(Fault.RATE_LIMITED, facts);
        }
        if (incident.replySays("connection")) {
            return new Advice(
                    "The server counts too many connections from this client.",
                    "send over fewer connections at once, and pause before the next one");
        }
        if (OF_THE_ACCOUNT.matcher(words).matches()) {
            return new Advice(
                    "The account has sent as many messages as its provider allows in a day or an hour.",
                    "wait until the provider's limit starts anew, or ask for a higher one");
        }
        return facts.is(USED_BEFORE) ? ofOneConnection() : RefusalAdvice.general(Fault.MAIL_LIMIT, facts);
    }

    private static Advice ofOneConnection() {
        return new Advice(
                "The server takes no more messages on this connection.",
                "close the Transport after as many messages as the server takes, and connect again");
    }

    /** Whether the server has closed a session since it had carried enough. */
    static boolean isLimitOfSession(Incident incident) {
        return incident.replySays(
                "too many messages", "messages per", "message limit", "messages in one", "max messages");
    }
}
