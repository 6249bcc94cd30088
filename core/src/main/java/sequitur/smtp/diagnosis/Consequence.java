package sequitur.smtp.diagnosis;

import static java.util.Map.entry;
import static sequitur.smtp.fault.Fault.AUTH_CLEARTEXT;
import static sequitur.smtp.fault.Fault.AUTH_OFFERED;
import static sequitur.smtp.fault.Fault.AUTH_REQUIRED;
import static sequitur.smtp.fault.Fault.BDAT_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.EHLO_AFTER_STARTTLS;
import static sequitur.smtp.fault.Fault.EHLO_NEEDED;
import static sequitur.smtp.fault.Fault.GREETING_REFUSED;
import static sequitur.smtp.fault.Fault.HELLO_FIRST;
import static sequitur.smtp.fault.Fault.RCPT_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.RELAY_DENIED;
import static sequitur.smtp.fault.Fault.STARTTLS_OFFERED;
import static sequitur.smtp.fault.Fault.STARTTLS_REQUIRED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Refusal;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Verb;

/** Which refusals only follow from an earlier one. */
final class Consequence {

    private static final Set<Verb> GREETINGS = EnumSet.of(Verb.EHLO, Verb.HELO);
    private static final Set<Verb> EXTENDED = EnumSet.of(Verb.EHLO, Verb.STARTTLS);
    private static final Set<Verb> BEFORE_MAIL =
            EnumSet.of(Verb.CONNECT, Verb.EHLO, Verb.HELO, Verb.STARTTLS, Verb.AUTH, Verb.SASL_RESPONSE);
    private static final Set<Verb> UP_TO_MAIL = with(BEFORE_MAIL, Verb.MAIL);
    private static final Set<Verb> UP_TO_RCPT = with(UP_TO_MAIL, Verb.RCPT);

    /** Of each fault that lies in something missing, the commands whose refusal makes it miss. */
    private static final Map<Fault, Set<Verb>> MADE_BY = Map.ofEntries(
            entry(GREETING_REFUSED, EnumSet.of(Verb.CONNECT)),
            entry(HELLO_FIRST, GREETINGS),
            entry(EHLO_AFTER_STARTTLS, GREETINGS),
            entry(EHLO_NEEDED, EnumSet.of(Verb.EHLO)),
            entry(STARTTLS_OFFERED, EnumSet.of(Verb.EHLO)),
            entry(STARTTLS_REQUIRED, EXTENDED),
            entry(AUTH_CLEARTEXT, EXTENDED),
            entry(AUTH_OFFERED, EXTENDED),
            entry(AUTH_REQUIRED, BEFORE_MAIL),
            entry(RELAY_DENIED, BEFORE_MAIL),
            entry(RCPT_BEFORE_MAIL, UP_TO_MAIL),
            entry(DATA_BEFORE_MAIL, UP_TO_MAIL),
            entry(DATA_BEFORE_RCPT, UP_TO_RCPT),
            entry(BDAT_BEFORE_RCPT, UP_TO_RCPT));

    private Consequence() {}

    /**
     * The refusal that a fault follows from.
     *
     * @param fault the fault of the later refusal
     * @param before the state that the later refusal found
     * @return the earlier refusal, or nothing if there was none that explains it
     */
    static Optional<Refusal> of(Fault fault, SessionState before) {
        return before.firstRefusal()
                .filter(first -> MADE_BY.getOrDefault(fault, Set.of()).contains(first.verb()))
                .filter(first -> first.verb() != Verb.RCPT || before.transaction() != Transaction.RECIPIENTS);
    }

    private static Set<Verb> with(Set<Verb> verbs, Verb more) {
        Set<Verb> all = EnumSet.copyOf(verbs);
        all.add(more);
        return all;
    }
}
