@NullMarked
package sequitur.compatibility.telemetry;

import org.jspecify.annotations.NullMarked;
