/** What puts a dialogue right: before a command, after a refusal, and where replies are out of step. */
@NullMarked
package sequitur.engine.mend;

import org.jspecify.annotations.NullMarked;
