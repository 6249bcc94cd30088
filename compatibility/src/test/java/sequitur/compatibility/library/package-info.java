/** The releases of the mail library, and apps moved from one to another. */
@NullMarked
package sequitur.compatibility.library;

import org.jspecify.annotations.NullMarked;
