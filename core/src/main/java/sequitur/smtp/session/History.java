package sequitur.smtp.session;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What a session keeps of its past beyond where it stands.
 *
 * @param transactions the MAIL commands that were accepted; counted only where the server states MAILMAX (RFC 9422)
 * @param firstRefusal the refusal that later ones can follow from
 */
record History(int transactions, Optional<Refusal> firstRefusal) {

    /** Nothing to keep: the history of nearly every session at nearly every time. */
    static final History NONE = new History(0, Optional.empty());

    History {
        Objects.requireNonNull(firstRefusal, "firstRefusal");
    }

    /** Written out, as that of a {@link Connection}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof History past
                && transactions == past.transactions
                && firstRefusal.equals(past.firstRefusal);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transactions, firstRefusal);
    }

    /** Whether nothing is kept. */
    boolean isNothing() {
        return transactions == 0 && firstRefusal.isEmpty();
    }

    /** Whether nothing in it was counted. */
    boolean isUncounted() {
        return transactions == 0;
    }

    /** A command was refused. Only the first refusal is kept: what follows from it may be refused as well. */
    History refused(Verb verb, Reply reply) {
        return firstRefusal.isPresent() || !hasConsequences(verb)
                ? this
                : new History(transactions, Optional.of(new Refusal(verb, reply)));
    }

    /** A command was accepted, so that a refusal which it makes good explains nothing any more. */
    History accepted(Verb verb, boolean counted) {
        // No lambda here: it would be an object for every command that is accepted.
        boolean forgiven =
                firstRefusal.isPresent() && makesGood(verb, firstRefusal.get().verb());
        if (!forgiven && !counted) {
            return this;
        }
        return new History(counted ? transactions + 1 : transactions, forgiven ? Optional.empty() : firstRefusal);
    }

    private static boolean hasConsequences(Verb verb) {
        return switch (verb) {
            case CONNECT, EHLO, HELO, STARTTLS, AUTH, SASL_RESPONSE, MAIL, RCPT -> true;
            default -> false;
        };
    }

    private static boolean makesGood(Verb accepted, Verb refused) {
        boolean inTransaction = refused == Verb.MAIL || refused == Verb.RCPT;
        return switch (accepted) {
            case MAIL -> true;
            case RSET, HELO, END_OF_CONTENT, BDAT_LAST -> inTransaction;
            case EHLO -> inTransaction || refused == Verb.EHLO || refused == Verb.CONNECT;
            case AUTH, SASL_RESPONSE -> refused == Verb.AUTH || refused == Verb.SASL_RESPONSE || refused == Verb.EHLO;
            case STARTTLS -> refused == Verb.STARTTLS || inTransaction;
            default -> false;
        };
    }
}
