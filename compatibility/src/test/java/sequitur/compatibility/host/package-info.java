/** The agent in every kind of host that mail is sent from: each is started as a JVM of its own. */
@NullMarked
package sequitur.compatibility.host;

import org.jspecify.annotations.NullMarked;
