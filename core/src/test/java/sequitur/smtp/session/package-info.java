/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.session;

import org.jspecify.annotations.NullMarked;
