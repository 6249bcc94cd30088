/** What is to be done about a command that breaks a rule. */
@NullMarked
package sequitur.smtp.policy;

import org.jspecify.annotations.NullMarked;
