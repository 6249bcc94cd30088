/** Tests of the advice. */
@NullMarked
package sequitur.advice;

import org.jspecify.annotations.NullMarked;
