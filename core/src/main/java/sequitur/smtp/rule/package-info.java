/** The law: every rule of the order and form of commands, and the commands that break it. */
@NullMarked
package sequitur.smtp.rule;

import org.jspecify.annotations.NullMarked;
