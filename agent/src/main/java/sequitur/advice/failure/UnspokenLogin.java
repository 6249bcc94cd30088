package sequitur.advice.failure;

import static sequitur.advice.facts.Circumstance.AUTHENTICATED;
import static sequitur.advice.facts.Circumstance.UNDER_TLS;
import static sequitur.advice.facts.Circumstance.USED_BEFORE;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Refusals by which servers mean that the client has not authenticated, and do not say so; and those that say so although the server has
 * accepted AUTH, which the words of a reply after AUTH are not taken for.
 */
final class UnspokenLogin {

    private UnspokenLogin() {}

    /** The fault {@link Fault#AUTH_REQUIRED}, where a refusal can hardly mean anything else under the facts. */
    static Optional<Fault> of(Incident incident, Facts facts) {
        if (facts.is(AUTHENTICATED)) {
            return incident.reply()
                    .map(reply -> ReplyDiagnosis.of(reply, incident.at()).fault())
                    .filter(fault -> fault == Fault.AUTH_REQUIRED);
        }
        boolean early = incident.at() == Verb.MAIL || incident.at() == Verb.RCPT;
        return early
                        && isOpen(facts)
                        && incident.fault()
                                .filter(fault -> isMeant(fault, incident, facts))
                                .isPresent()
                ? Optional.of(Fault.AUTH_REQUIRED)
                : Optional.empty();
    }

    /** Whether the client has not authenticated and the server lets it, be it under TLS only. */
    private static boolean isOpen(Facts facts) {
        boolean canStartTls = !facts.is(UNDER_TLS) && facts.offers("STARTTLS");
        return facts.hasOffered("AUTH") || canStartTls;
    }

    private static boolean isMeant(Fault fault, Incident incident, Facts facts) {
        return switch (fault) {
            // Postfix's "reject" behind "permit_sasl_authenticated" speaks of the recipient, by a status of policy.
            case MAILBOX_UNKNOWN -> facts.isForApps() && hasStatus(incident, "5.7.");
            // A sender can be tied to a login only once there is one.
            case SENDER_IDENTITY -> facts.isForApps();
            case REPUTATION, SENDER_POLICY, NOT_SEQUENCE -> facts.isForApps() && !hasStatus(incident, "5.4.");
            case SEQUENCE, MAIL_NESTED, HELLO_FIRST -> incident.at() == Verb.MAIL && !facts.is(USED_BEFORE);
            case UNCLEAR ->
                incident.at() == Verb.MAIL ? !facts.is(USED_BEFORE) : facts.isForApps() && hasStatus(incident, "5.7.");
            default -> false;
        };
    }

    private static boolean hasStatus(Incident incident, String beginning) {
        return incident.reply()
                .flatMap(Reply::status)
                .filter(status -> status.startsWith(beginning))
                .isPresent();
    }
}
