/** What happens for one command: the conversation of each transport, verdicts carried out, corrections, credentials. */
@NullMarked
package sequitur.engine.intercept;

import org.jspecify.annotations.NullMarked;
