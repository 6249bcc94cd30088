/** What was seen to work where: written down by the tests, held against the documentation. */
@NullMarked
package sequitur.compatibility.matrix;

import org.jspecify.annotations.NullMarked;
