/** Tests of the advice. */
@NullMarked
package sequitur.advice.framework;

import org.jspecify.annotations.NullMarked;
