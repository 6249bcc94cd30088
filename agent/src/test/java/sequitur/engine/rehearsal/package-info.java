/** What is rehearsed, and when. */
@NullMarked
package sequitur.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
