/** Mistakes that Jakarta Mail apps make, on every release of the library. */
@NullMarked
package sequitur.testbed.pitfall;

import org.jspecify.annotations.NullMarked;
