/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.conversation;

import org.jspecify.annotations.NullMarked;
