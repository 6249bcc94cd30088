/** A mail library as small as it can be, for what is woven. */
@NullMarked
package sequitur.engine.weave.mini;

import org.jspecify.annotations.NullMarked;
