@NullMarked
package sequitur.engine.report.telemetry;

import org.jspecify.annotations.NullMarked;
