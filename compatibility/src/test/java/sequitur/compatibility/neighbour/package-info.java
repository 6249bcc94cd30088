/** What else is found in an app's JVM: other agents, loggings, other copies of libraries, JVMs of other kinds. */
@NullMarked
package sequitur.compatibility.neighbour;

import org.jspecify.annotations.NullMarked;
