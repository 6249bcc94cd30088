/** What the agent has to say: violations and its own notices, handed over to the application's logging. */
@NullMarked
package sequitur.engine.report;

import org.jspecify.annotations.NullMarked;
