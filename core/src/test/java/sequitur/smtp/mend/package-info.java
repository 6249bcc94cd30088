/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.mend;

import org.jspecify.annotations.NullMarked;
