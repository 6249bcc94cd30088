/**
 * The way from the engine to the application's logging.
 *
 * <p>A report is made on the thread that sends, while the app holds its Transport's lock, and an appender may want that very lock: it may
 * mail over the same Transport. So nothing is logged there. The event is put into a queue of limited size, and one daemon thread, which
 * is there only while there is something to do, logs it. A thread of its own that is no daemon holds the JVM for a few seconds, so that
 * an app which comes to its end by itself has its last reports in its log; and a shutdown hook writes to standard error what the app's
 * logging may not have taken any more.
 */
@NullMarked
package sequitur.engine.report.relay;

import org.jspecify.annotations.NullMarked;
