/** Tests of the diagnosis of replies. */
@NullMarked
package sequitur.smtp.diagnosis;

import org.jspecify.annotations.NullMarked;
