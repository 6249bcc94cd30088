/** What became of each mail and each connection, told to whoever wants to know: receipts, and the dialogue behind them. */
@NullMarked
package sequitur.engine.receipt;

import org.jspecify.annotations.NullMarked;
