/** Tests of the advice. */
@NullMarked
package sequitur.advice.facts;

import org.jspecify.annotations.NullMarked;
