package sequitur.smtp.diagnosis;

import static java.util.Map.entry;
import static sequitur.smtp.fault.Fault.AUTH_EXCHANGE;
import static sequitur.smtp.fault.Fault.AUTH_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.AUTH_OFFERED;
import static sequitur.smtp.fault.Fault.AUTH_ONCE;
import static sequitur.smtp.fault.Fault.BDAT_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.BDAT_OFFERED;
import static sequitur.smtp.fault.Fault.BDAT_SIZE;
import static sequitur.smtp.fault.Fault.COMMAND_ARGUMENTS;
import static sequitur.smtp.fault.Fault.COMMAND_UNKNOWN;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.GREETING_REFUSED;
import static sequitur.smtp.fault.Fault.HELLO_AGAIN;
import static sequitur.smtp.fault.Fault.HELLO_FIRST;
import static sequitur.smtp.fault.Fault.HELLO_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.HELLO_NAME;
import static sequitur.smtp.fault.Fault.LMTP;
import static sequitur.smtp.fault.Fault.MAIL_NESTED;
import static sequitur.smtp.fault.Fault.NOT_SEQUENCE;
import static sequitur.smtp.fault.Fault.PARAMETER_OFFERED;
import static sequitur.smtp.fault.Fault.PATH_SYNTAX;
import static sequitur.smtp.fault.Fault.RCPT_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.SEQUENCE;
import static sequitur.smtp.fault.Fault.STARTTLS_AFTER_AUTH;
import static sequitur.smtp.fault.Fault.STARTTLS_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.STARTTLS_OFFERED;
import static sequitur.smtp.fault.Fault.STARTTLS_ONCE;

import java.util.Map;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

/** What the words of a reply mean when it is known which command they answer. */
final class MeaningByVerb {

    private static final Map<Verb, Map<Fault, Fault>> MEANINGS = Map.ofEntries(
            entry(Verb.CONNECT, Map.of(NOT_SEQUENCE, GREETING_REFUSED, SEQUENCE, GREETING_REFUSED)),
            entry(Verb.EHLO, hello()),
            entry(Verb.HELO, hello()),
            entry(Verb.LHLO, Map.of(COMMAND_UNKNOWN, LMTP, HELLO_FIRST, LMTP, SEQUENCE, HELLO_AGAIN)),
            entry(
                    Verb.STARTTLS,
                    Map.of(
                            SEQUENCE, STARTTLS_ONCE,
                            COMMAND_UNKNOWN, STARTTLS_OFFERED,
                            AUTH_OFFERED, STARTTLS_OFFERED,
                            AUTH_ONCE, STARTTLS_AFTER_AUTH,
                            AUTH_IN_TRANSACTION, STARTTLS_IN_TRANSACTION,
                            PARAMETER_OFFERED, COMMAND_ARGUMENTS,
                            MAIL_NESTED, STARTTLS_IN_TRANSACTION)),
            entry(
                    Verb.AUTH,
                    Map.of(
                            SEQUENCE, AUTH_OFFERED,
                            COMMAND_UNKNOWN, AUTH_OFFERED,
                            RCPT_BEFORE_MAIL, AUTH_OFFERED,
                            DATA_BEFORE_RCPT, AUTH_IN_TRANSACTION,
                            STARTTLS_AFTER_AUTH, AUTH_ONCE,
                            MAIL_NESTED, AUTH_IN_TRANSACTION,
                            PARAMETER_OFFERED, AUTH_EXCHANGE,
                            COMMAND_ARGUMENTS, AUTH_EXCHANGE)),
            entry(Verb.SASL_RESPONSE, Map.of(COMMAND_ARGUMENTS, AUTH_EXCHANGE, COMMAND_UNKNOWN, AUTH_EXCHANGE)),
            entry(
                    Verb.MAIL,
                    Map.of(
                            SEQUENCE, MAIL_NESTED,
                            DATA_BEFORE_RCPT, MAIL_NESTED,
                            AUTH_IN_TRANSACTION, MAIL_NESTED,
                            COMMAND_ARGUMENTS, PATH_SYNTAX)),
            entry(
                    Verb.RCPT,
                    Map.of(
                            SEQUENCE, RCPT_BEFORE_MAIL,
                            DATA_BEFORE_MAIL, RCPT_BEFORE_MAIL,
                            COMMAND_ARGUMENTS, PATH_SYNTAX)),
            entry(
                    Verb.DATA,
                    Map.of(
                            SEQUENCE, DATA_BEFORE_RCPT,
                            RCPT_BEFORE_MAIL, DATA_BEFORE_MAIL,
                            PARAMETER_OFFERED, COMMAND_ARGUMENTS)),
            entry(Verb.RSET, Map.of(PARAMETER_OFFERED, COMMAND_ARGUMENTS)),
            entry(Verb.QUIT, Map.of(PARAMETER_OFFERED, COMMAND_ARGUMENTS)),
            entry(Verb.BDAT, chunk()),
            entry(Verb.BDAT_LAST, chunk()));

    private MeaningByVerb() {}

    /** The fault that words mean when they answer a command. */
    static Fault of(Fault words, Verb answered) {
        return MEANINGS.getOrDefault(answered, Map.of()).getOrDefault(words, words);
    }

    private static Map<Fault, Fault> hello() {
        return Map.of(
                SEQUENCE, HELLO_AGAIN,
                HELLO_FIRST, HELLO_NAME,
                PATH_SYNTAX, HELLO_NAME,
                COMMAND_ARGUMENTS, HELLO_NAME,
                MAIL_NESTED, HELLO_IN_TRANSACTION,
                AUTH_IN_TRANSACTION, HELLO_IN_TRANSACTION);
    }

    private static Map<Fault, Fault> chunk() {
        return Map.of(
                SEQUENCE, BDAT_BEFORE_RCPT,
                RCPT_BEFORE_MAIL, BDAT_BEFORE_RCPT,
                DATA_BEFORE_MAIL, BDAT_BEFORE_RCPT,
                DATA_BEFORE_RCPT, BDAT_BEFORE_RCPT,
                COMMAND_UNKNOWN, BDAT_OFFERED,
                COMMAND_ARGUMENTS, BDAT_SIZE);
    }
}
