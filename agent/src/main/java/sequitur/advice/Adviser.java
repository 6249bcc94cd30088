package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.advice.framework.Change;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

/** Gives one cause that is true under the facts, and one change that is not made yet. */
public final class Adviser {

    private Adviser() {}

    /**
     * Advises on a failure.
     *
     * @param failure the failure
     * @param facts what is known of the app and its server
     * @return the advice
     */
    public static Advice advise(Failure failure, Facts facts) {
        Advice advice = toBeginWith(notMadeYet(byKind(failure, facts), facts), facts);
        if (failure.isOrdinary()) {
            return facts.isTrue("sendpartial")
                    ? advice
                    : advice.orNoting("Other recipients of the message get nothing either, unless "
                            + facts.braced("sendpartial") + " is true.");
        }
        boolean noAddress = failure.kind() == FailureKind.RCPT_REFUSED && isNoAddress(failure);
        return noAddress ? advice.orNoting("No address is at fault, though the library calls it invalid.") : advice;
    }

    /**
     * Advises on a fault in the order or form of commands, before or without a failure.
     *
     * @param fault the fault
     * @param at the command
     * @param facts what is known of the app and its server
     * @return the advice
     */
    public static Advice advise(Fault fault, Verb at, Facts facts) {
        Incident incident = new Incident(at, Optional.empty(), Optional.of(fault), Thrown.NOTHING);
        Failure failure = new Failure(FailureKind.COMMAND_REFUSED, Optional.of(fault), incident);
        return toBeginWith(notMadeYet(ViolationAdvice.of(fault, failure, facts), facts), facts);
    }

    /** A property has to be set where it is read. */
    private static Advice toBeginWith(Advice advice, Facts facts) {
        return advice.change() instanceof Change.Put && facts.is(Circumstance.DEFAULT_SESSION)
                ? advice.noting(
                        "This is the mail session of Session.getDefaultInstance(), which keeps the properties of its first"
                                + " caller: use Session.getInstance().")
                : advice;
    }

    /** Whatever the cause: a change that is made already is none. */
    private static Advice notMadeYet(Advice advice, Facts facts) {
        if (advice.change() instanceof Change.Put put && facts.session().has(put.property(), put.value())) {
            boolean port = put.property().equals(facts.property("port"));
            return new Advice(
                    advice.cause() + " {" + put.property() + "} is " + put.value() + " already.",
                    port
                            ? "give connect() the port " + put.value() + ", or none"
                            : "look at the dialogue from the greeting on (mail.debug=true)");
        }
        return advice;
    }

    private static Advice byKind(Failure failure, Facts facts) {
        if (failure.kind().isRefusal()) {
            return RefusalAdvice.of(failure, facts);
        }
        return switch (failure.kind()) {
            case HOST_UNKNOWN,
                    CONNECTION_REFUSED,
                    CONNECTION_TIMED_OUT,
                    HOST_UNREACHABLE,
                    GREETING_MISSING,
                    GREETING_LOST,
                    GREETING_FOREIGN -> ConnectAdvice.of(failure, facts);
            case TLS_EXPECTED,
                    TLS_NOT_EXPECTED,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_NAME,
                    CERTIFICATE_EXPIRED,
                    TLS_VERSION,
                    CLIENT_CERTIFICATE,
                    TLS_CLOSED,
                    TLS_FAILED,
                    STARTTLS_MISSING,
                    STARTTLS_REFUSED,
                    STARTTLS_UNAVAILABLE -> TlsAdvice.of(failure.kind(), facts);
            case CONNECTION_LOST, ANSWER_TIMED_OUT, WRITE_FAILED -> LossAdvice.of(failure, facts);
            case CONTENT_FAILED -> ContentAdvice.of(failure);
            case COMMAND_INJECTION, NOT_CONNECTED, RECIPIENTS_MISSING, PROVIDER_MISSING, UNKNOWN -> ofTheApp(failure);
            default -> AuthAdvice.of(failure, facts);
        };
    }

    private static Advice ofTheApp(Failure failure) {
        return switch (failure.kind()) {
            case COMMAND_INJECTION ->
                new Advice(
                        "An address, or a property that stands in a command, holds a line break or another control character.",
                        "refuse line breaks in what users give as an address");
            case NOT_CONNECTED ->
                new Advice(
                        "The app sends over a Transport that is not connected, or no longer.",
                        "ask Transport.isConnected() before each message, and connect again if it says false");
            case RECIPIENTS_MISSING ->
                new Advice("The message has no recipients.", "give sendMessage() at least one address");
            case PROVIDER_MISSING ->
                new Advice(
                                "The mail library has no transport for this protocol.",
                                "put angus-mail (or jakarta.mail, javax.mail) beside the API")
                        .noting("{mail.transport.protocol} is smtp or smtps.");
            default ->
                new Advice(
                        "The mail library threw "
                                + failure.incident().thrown().rootName().orElse("an exception") + " at "
                                + failure.incident().at().label() + ".",
                        "look at the dialogue (mail.debug=true)");
        };
    }

    /** Whether the refusal of a recipient is about something else than its address. */
    private static boolean isNoAddress(Failure failure) {
        return failure.fault()
                .filter(fault -> fault != Fault.PATH_SYNTAX && fault != Fault.SMTPUTF8_NEEDED)
                .isPresent();
    }
}
