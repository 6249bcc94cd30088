/** Sees to it that no thread waits for ever and no mail goes out twice: who waits, for how long, and which mails are in doubt. */
@NullMarked
package sequitur.engine.watch;

import org.jspecify.annotations.NullMarked;
