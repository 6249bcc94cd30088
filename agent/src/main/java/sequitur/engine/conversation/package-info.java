/** What a transport and its server have said to each other. Each part is held as long as what it is about, and no longer. */
@NullMarked
package sequitur.engine.conversation;

import org.jspecify.annotations.NullMarked;
