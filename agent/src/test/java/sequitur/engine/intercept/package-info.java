/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.intercept;

import org.jspecify.annotations.NullMarked;
