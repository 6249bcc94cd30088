/** Tests of what sees to it that no thread waits for ever and no mail goes out twice. */
@NullMarked
package sequitur.engine.watch;

import org.jspecify.annotations.NullMarked;
