/** What is woven into the transport: the weaver, its advice, the bridge, and the check that the transport has the known shape. */
@NullMarked
package sequitur.engine.weave;

import org.jspecify.annotations.NullMarked;
