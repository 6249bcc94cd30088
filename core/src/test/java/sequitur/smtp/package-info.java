/** Tests of the sequencing model. */
@NullMarked
package sequitur.smtp;

import org.jspecify.annotations.NullMarked;
