/** The ways in which a mail can fail to go out, told from what was thrown and what the server said. */
@NullMarked
package sequitur.advice.failure;

import org.jspecify.annotations.NullMarked;
