/** The agent attached to apps in JVMs of their own: what was on the wire is the proof. */
@NullMarked
package sequitur.examples.attached;

import org.jspecify.annotations.NullMarked;
