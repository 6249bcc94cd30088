/** Access tokens of OAuth 2: where they come from, and how long they are kept. */
@NullMarked
package sequitur.engine.token;

import org.jspecify.annotations.NullMarked;
