/** Tests of the house as a whole. */
@NullMarked
package sequitur;

import org.jspecify.annotations.NullMarked;
