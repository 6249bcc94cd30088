@NullMarked
package sequitur.engine.weave;

import org.jspecify.annotations.NullMarked;
