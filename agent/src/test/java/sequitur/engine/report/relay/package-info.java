/** Tests of the way to the application's logging. */
@NullMarked
package sequitur.engine.report.relay;

import org.jspecify.annotations.NullMarked;
