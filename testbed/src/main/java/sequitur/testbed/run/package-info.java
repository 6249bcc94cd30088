/** What a run of an app leaves behind, be it in a JVM of its own or on the bench. */
@NullMarked
package sequitur.testbed.run;

import org.jspecify.annotations.NullMarked;
