/** Events of JDK Flight Recorder. Nothing but {@code FlightRecorderSink} is loaded before a recorder is there. */
@NullMarked
package sequitur.engine.report.jfr;

import org.jspecify.annotations.NullMarked;
