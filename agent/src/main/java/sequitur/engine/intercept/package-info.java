/** The moments of a transport's life: it connects, sends, receives, and is given messages. One class stands for each. */
@NullMarked
package sequitur.engine.intercept;

import org.jspecify.annotations.NullMarked;
