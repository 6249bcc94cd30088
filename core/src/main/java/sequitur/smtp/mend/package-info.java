/** How a command that breaks a rule is put right: what goes before it, and what is changed in it. */
@NullMarked
package sequitur.smtp.mend;

import org.jspecify.annotations.NullMarked;
