/** The command line of the agent's jar: it checks recorded dialogues, explains replies and lists the rules. */
@NullMarked
package sequitur.cli;

import org.jspecify.annotations.NullMarked;
