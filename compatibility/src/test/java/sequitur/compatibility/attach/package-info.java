/** The agent goes into JVMs that run, and out of them again. */
@NullMarked
package sequitur.compatibility.attach;

import org.jspecify.annotations.NullMarked;
