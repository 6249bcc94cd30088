/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.act;

import org.jspecify.annotations.NullMarked;
