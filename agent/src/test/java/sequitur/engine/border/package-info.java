/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.border;

import org.jspecify.annotations.NullMarked;
