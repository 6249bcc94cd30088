/** Tests of this room of the model. */
@NullMarked
package sequitur.smtp.rule;

import org.jspecify.annotations.NullMarked;
