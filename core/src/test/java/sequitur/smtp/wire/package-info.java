/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.wire;

import org.jspecify.annotations.NullMarked;
