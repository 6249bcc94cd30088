/** Apps that have telemetry of their own. */
@NullMarked
package sequitur.compatibility.telemetry.app;

import org.jspecify.annotations.NullMarked;
