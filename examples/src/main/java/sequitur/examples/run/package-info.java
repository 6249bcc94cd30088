/** Runs the example apps, each in a JVM of its own, with the agent or without it. */
@NullMarked
package sequitur.examples.run;

import org.jspecify.annotations.NullMarked;
