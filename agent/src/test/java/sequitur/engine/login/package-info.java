/** Tests and benchmarks of what happens for one command. */
@NullMarked
package sequitur.engine.login;

import org.jspecify.annotations.NullMarked;
