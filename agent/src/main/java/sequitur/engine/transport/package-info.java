/** The app's transport and its mail session as the engine reaches them: their members, the server behind them, and the way there. */
@NullMarked
package sequitur.engine.transport;

import org.jspecify.annotations.NullMarked;
