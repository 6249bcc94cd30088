/** The apps of the bench. Each is loaded anew for each run, and sees nothing but the JDK and its mail library. */
@NullMarked
package sequitur.bench.app;

import org.jspecify.annotations.NullMarked;
