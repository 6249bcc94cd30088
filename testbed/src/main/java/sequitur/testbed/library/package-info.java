/** The releases of the mail library, and how an app that is compiled against one of them runs with any other. */
@NullMarked
package sequitur.testbed.library;

import org.jspecify.annotations.NullMarked;
