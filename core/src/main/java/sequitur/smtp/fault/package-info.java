/** Everything that can be wrong with a command or be meant by a refusal, in the words that people read. */
@NullMarked
package sequitur.smtp.fault;

import org.jspecify.annotations.NullMarked;
