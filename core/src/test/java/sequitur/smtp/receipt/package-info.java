/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.receipt;

import org.jspecify.annotations.NullMarked;
