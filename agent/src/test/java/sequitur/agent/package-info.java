/** Tests of the shim, so far as they need no JVM of their own. */
@NullMarked
package sequitur.agent;

import org.jspecify.annotations.NullMarked;
