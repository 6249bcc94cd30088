/**
 * The command line of the agent's jar: it checks recorded dialogues, explains replies, lists the rules, and
 * attaches the agent to running JVMs.
 */
@NullMarked
package sequitur.cli;

import org.jspecify.annotations.NullMarked;
