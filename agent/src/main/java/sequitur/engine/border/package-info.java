/** The border between the app and the engine: nothing that goes wrong here reaches the app, and answers become types of the JDK. */
@NullMarked
package sequitur.engine.border;

import org.jspecify.annotations.NullMarked;
