/** Tests of the reports. */
@NullMarked
package sequitur.advice;

import org.jspecify.annotations.NullMarked;
