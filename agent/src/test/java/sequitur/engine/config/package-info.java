/** Tests of the configuration. */
@NullMarked
package sequitur.engine.config;

import org.jspecify.annotations.NullMarked;
