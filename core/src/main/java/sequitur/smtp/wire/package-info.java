/** What stands on the line: verbs, arguments, addresses, parameters and replies, whatever the state of the session. */
@NullMarked
package sequitur.smtp.wire;

import org.jspecify.annotations.NullMarked;
