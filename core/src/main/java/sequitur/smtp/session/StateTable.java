package sequitur.smtp.session;

import org.jspecify.annotations.Nullable;

/**
 * The states of one connection, each made once. Filled as they are met; two threads that meet one at the same time make two
 * equal ones, which does no harm.
 */
final class StateTable {

    private static final int TRANSACTIONS = Transaction.values().length;
    private static final int WAITS = Outstanding.PLACES;

    /** One row for each kind of envelope, since most connections see but one. */
    private final @Nullable SessionState[] @Nullable [] rows =
            new @Nullable SessionState[Envelope.UNCOUNTED.size()] @Nullable [];

    /** What the states of this table keep of their past. */
    private final History history;

    /** The table of the states of the same connection that keep nothing; it outlives this one. */
    private final StateTable origin;

    /** A table for the states of a new connection. */
    StateTable() {
        this.history = History.NONE;
        this.origin = this;
    }

    private StateTable(History history, StateTable origin) {
        this.history = history;
        this.origin = origin;
    }

    /** The table for the states of the same connection with this past: that of a refusal lasts until it is made good. */
    StateTable with(History past) {
        if (past.equals(history)) {
            return this;
        }
        return past.isNothing() ? origin : new StateTable(past, origin);
    }

    /** The state at a place, or null if it was not met yet. */
    @Nullable
    SessionState get(Envelope envelope, int place) {
        @Nullable SessionState[] row = rows[envelope.place()];
        return row == null ? null : row[place];
    }

    void put(Envelope envelope, int place, SessionState state) {
        @Nullable SessionState[] row = rows[envelope.place()];
        if (row == null) {
            row = new @Nullable SessionState[TRANSACTIONS * 2 * WAITS];
            rows[envelope.place()] = row;
        }
        row[place] = state;
    }

    /** The place of a state in its row; {@code awaited} is that of what is outstanding. */
    // An EnumMap has no place for three keys at once.
    @SuppressWarnings("EnumOrdinal")
    static int place(Transaction transaction, boolean saslExchange, int awaited) {
        return (transaction.ordinal() * 2 + (saslExchange ? 1 : 0)) * WAITS + awaited;
    }
}
