/** Secrets in memory, and the places that they are read from. */
@NullMarked
package sequitur.engine.secret;

import org.jspecify.annotations.NullMarked;
