package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.UNDER_TLS;

import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

/** What mends a command that breaks a rule, by the rule's fault: nobody has refused it yet, so it can't be told by the server's words. */
final class ViolationAdvice {

    private ViolationAdvice() {}

    static Advice of(Fault fault, Failure failure, Facts facts) {
        return switch (fault) {
            case HELLO_NAME ->
                HelloAdvice.of(facts, "The name in EHLO is neither a full domain name nor an address in brackets.");
            case AUTH_PASSWORD_REFUSED -> AuthAdvice.noPasswords(facts);
            case AUTH_CLEARTEXT ->
                facts.is(UNDER_TLS)
                        ? RefusalAdvice.likeliest(fault, facts)
                        : TlsAdvice.required(facts, "AUTH would send the password in clear text.");
            case STARTTLS_REQUIRED, AUTH_REQUIRED, SMTPUTF8_NEEDED, BDAT_OFFERED, PATH_SYNTAX ->
                RefusalAdvice.of(failure, facts);
            case SESSION_CLOSED ->
                failure.incident().at() == Verb.MAIL && !facts.is(APP_UNKNOWN)
                        ? LossAdvice.idle(
                                facts,
                                "The server has closed the connection: the app did not use it for too long, or it had carried"
                                        + " as many messages as the server takes.")
                        : RefusalAdvice.likeliest(fault, facts);
            default -> RefusalAdvice.likeliest(fault, facts);
        };
    }
}
