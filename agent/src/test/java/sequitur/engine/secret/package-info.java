/** Tests of where secrets come from. */
@NullMarked
package sequitur.engine.secret;

import org.jspecify.annotations.NullMarked;
