/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.transport;

import org.jspecify.annotations.NullMarked;
