/** Recorded sessions walked through the sequencing model. */
@NullMarked
package sequitur.cli.walk;

import org.jspecify.annotations.NullMarked;
