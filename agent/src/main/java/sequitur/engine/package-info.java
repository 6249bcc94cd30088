/** Where the engine's rooms are put together. */
@NullMarked
package sequitur.engine;

import org.jspecify.annotations.NullMarked;
