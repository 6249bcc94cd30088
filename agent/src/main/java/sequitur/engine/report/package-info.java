/** What the agent has to say: violations and its own notices. */
@NullMarked
package sequitur.engine.report;

import org.jspecify.annotations.NullMarked;
