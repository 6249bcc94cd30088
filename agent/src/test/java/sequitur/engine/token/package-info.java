/** Tests of access tokens. */
@NullMarked
package sequitur.engine.token;

import org.jspecify.annotations.NullMarked;
