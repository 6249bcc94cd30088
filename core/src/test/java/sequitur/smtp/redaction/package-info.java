/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.redaction;

import org.jspecify.annotations.NullMarked;
