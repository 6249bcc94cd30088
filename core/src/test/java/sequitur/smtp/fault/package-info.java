/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.fault;

import org.jspecify.annotations.NullMarked;
