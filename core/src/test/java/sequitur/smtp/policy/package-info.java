/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.policy;

import org.jspecify.annotations.NullMarked;
