/** Mistakes that Jakarta Mail apps make, on every release of the library, each in a JVM of its own. */
@NullMarked
package sequitur.compatibility.pitfall;

import org.jspecify.annotations.NullMarked;
