package sequitur.smtp.diagnosis;

import static sequitur.smtp.wire.Verb.AUTH;
import static sequitur.smtp.wire.Verb.BDAT;
import static sequitur.smtp.wire.Verb.BDAT_LAST;
import static sequitur.smtp.wire.Verb.CONNECT;
import static sequitur.smtp.wire.Verb.DATA;
import static sequitur.smtp.wire.Verb.EHLO;
import static sequitur.smtp.wire.Verb.END_OF_CONTENT;
import static sequitur.smtp.wire.Verb.EXPN;
import static sequitur.smtp.wire.Verb.HELO;
import static sequitur.smtp.wire.Verb.HELP;
import static sequitur.smtp.wire.Verb.LHLO;
import static sequitur.smtp.wire.Verb.MAIL;
import static sequitur.smtp.wire.Verb.NOOP;
import static sequitur.smtp.wire.Verb.OTHER;
import static sequitur.smtp.wire.Verb.QUIT;
import static sequitur.smtp.wire.Verb.RCPT;
import static sequitur.smtp.wire.Verb.RSET;
import static sequitur.smtp.wire.Verb.SASL_RESPONSE;
import static sequitur.smtp.wire.Verb.STARTTLS;
import static sequitur.smtp.wire.Verb.VRFY;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * What a refusal can't mean, whatever its words are: faults that the command can't have, and faults that the dialogue
 * refutes. Most of it follows from the model's own rules.
 */
final class Impossible {

    /** Refusals of these stand though the server offered what it now says it has not: it may have lost it since. */
    private static final Set<Fault> OF_THE_MOMENT =
            EnumSet.of(Fault.GREETING_REFUSED, Fault.STARTTLS_OFFERED, Fault.AUTH_OFFERED, Fault.BDAT_OFFERED);

    /** Words that fit any command out of place: where the model finds what is out of place, it is that. */
    private static final Set<Fault> OPEN_TO_THE_STATE = EnumSet.of(
            Fault.SEQUENCE,
            Fault.COMMAND_UNKNOWN,
            Fault.HELLO_FIRST,
            Fault.EHLO_NEEDED,
            Fault.AUTH_OFFERED,
            Fault.AUTH_ONCE,
            Fault.AUTH_IN_TRANSACTION,
            Fault.STARTTLS_OFFERED,
            Fault.STARTTLS_ONCE,
            Fault.STARTTLS_IN_TRANSACTION,
            Fault.MAIL_NESTED,
            Fault.RCPT_BEFORE_MAIL,
            Fault.DATA_BEFORE_MAIL,
            Fault.DATA_BEFORE_RCPT,
            Fault.BDAT_OFFERED,
            Fault.BDAT_BEFORE_RCPT);

    private static final Set<Verb> HELLOS = EnumSet.of(EHLO, HELO, LHLO);
    private static final Set<Verb> LOGIN = EnumSet.of(AUTH, SASL_RESPONSE);
    private static final Set<Verb> ENVELOPE = EnumSet.of(MAIL, RCPT, VRFY, EXPN);
    private static final Set<Verb> CONTENT = EnumSet.of(DATA, BDAT, BDAT_LAST, END_OF_CONTENT);
    private static final Set<Verb> ASIDE = EnumSet.of(RSET, NOOP, HELP, OTHER, QUIT);
    private static final Set<Verb> MESSAGE = union(ENVELOPE, CONTENT);

    /** The commands that a fault can lie in; a fault that is not named here can lie in any. */
    private static final Map<Fault, Set<Verb>> LIES_IN = new EnumMap<>(Fault.class);

    static {
        for (Fault fault : MeaningByState.IN_THE_STATE) {
            Rule.of(fault).ifPresent(rule -> LIES_IN.put(fault, rule.verbs()));
        }
        liesIn(union(EnumSet.of(AUTH, STARTTLS, DATA, BDAT, BDAT_LAST), ENVELOPE, ASIDE), Fault.HELLO_FIRST);
        liesIn(EnumSet.allOf(Verb.class), Fault.GREETING_REFUSED);
        liesIn(EnumSet.of(DATA, RCPT, MAIL, BDAT, BDAT_LAST), Fault.BDAT_MIXED);
        liesIn(EnumSet.of(CONNECT, EHLO, HELO), Fault.GREETING_FIRST);
        liesIn(HELLOS, Fault.HELLO_AGAIN, Fault.HELLO_IN_TRANSACTION);
        liesIn(union(HELLOS, ENVELOPE, EnumSet.of(CONNECT, DATA)), Fault.HELLO_NAME);
        liesIn(union(ENVELOPE, EnumSet.of(DATA, BDAT, BDAT_LAST), ASIDE), Fault.AUTH_REQUIRED);
        liesIn(union(ENVELOPE, EnumSet.of(HELO, AUTH, DATA, BDAT, BDAT_LAST), ASIDE), Fault.STARTTLS_REQUIRED);
        liesIn(EnumSet.of(MAIL, RCPT, DATA, END_OF_CONTENT), Fault.REQUIRETLS);
        liesIn(LOGIN, Fault.AUTH_EXCHANGE, Fault.AUTH_MECHANISM, Fault.AUTH_CLEARTEXT);
        liesIn(LOGIN, Fault.AUTH_PASSWORD_REFUSED);
        liesIn(union(LOGIN, EnumSet.of(MAIL, CONNECT)), Fault.AUTH_FAILED, Fault.AUTH_RATE_LIMITED);
        liesIn(EnumSet.of(STARTTLS), Fault.STARTTLS_AFTER_AUTH);
        liesIn(ENVELOPE, Fault.PATH_SYNTAX, Fault.PARAMETER_OFFERED, Fault.PARAMETER_REPEATED);
        liesIn(MESSAGE, Fault.SMTPUTF8_NEEDED, Fault.SIZE_EXCEEDED, Fault.MAILBOX_UNKNOWN, Fault.MAILBOX_FULL);
        liesIn(MESSAGE, Fault.SENDER_IDENTITY, Fault.SENDER_DOMAIN, Fault.RELAY_DENIED, Fault.CONTENT_REJECTED);
        liesIn(MESSAGE, Fault.ENCRYPTED_CONTENT);
        liesIn(union(CONTENT, EnumSet.of(RCPT)), Fault.RCPT_LIMIT, Fault.RCPT_DOMAIN_LIMIT);
        liesIn(EnumSet.of(BDAT, BDAT_LAST), Fault.BDAT_SIZE);
        liesIn(union(ENVELOPE, EnumSet.of(CONNECT), HELLOS, CONTENT), Fault.GREYLISTED);
        Set<Verb> commands = EnumSet.complementOf(EnumSet.of(CONNECT, END_OF_CONTENT));
        liesIn(commands, Fault.COMMAND_UNKNOWN, Fault.COMMAND_ARGUMENTS, Fault.COMMAND_VERB);
    }

    private Impossible() {}

    /** Whether a refusal in this situation can't mean the fault. */
    static boolean is(Fault fault, Situation situation) {
        return situation
                .answered()
                .filter(verb -> !canLieIn(fault, verb)
                        || situation
                                .before()
                                .filter(before -> isRefuted(fault, verb, before, situation.found()))
                                .isPresent())
                .isPresent();
    }

    private static boolean canLieIn(Fault fault, Verb answered) {
        return LIES_IN.getOrDefault(fault, Set.of(answered)).contains(answered);
    }

    private static boolean isRefuted(Fault fault, Verb answered, SessionState before, List<Fault> found) {
        if (!found.isEmpty() && OPEN_TO_THE_STATE.contains(fault)) {
            return !found.contains(fault);
        }
        return switch (fault) {
            case AUTH_REQUIRED -> before.connection().authentication() == Authentication.DONE;
            case STARTTLS_REQUIRED, AUTH_CLEARTEXT -> before.connection().tls();
            default ->
                MeaningByState.IN_THE_STATE.contains(fault)
                        && !OF_THE_MOMENT.contains(fault)
                        && MeaningByState.isJudged(before, answered)
                        && !found.contains(fault);
        };
    }

    private static void liesIn(Set<Verb> verbs, Fault... faults) {
        for (Fault fault : faults) {
            LIES_IN.put(fault, verbs);
        }
    }

    @SafeVarargs
    private static Set<Verb> union(Set<Verb>... sets) {
        Set<Verb> all = EnumSet.noneOf(Verb.class);
        for (Set<Verb> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
