/** Tests of the agent's jar as a command. */
@NullMarked
package sequitur.examples.commandline;

import org.jspecify.annotations.NullMarked;
