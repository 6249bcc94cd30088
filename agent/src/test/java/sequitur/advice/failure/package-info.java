/** Tests of the advice. */
@NullMarked
package sequitur.advice.failure;

import org.jspecify.annotations.NullMarked;
