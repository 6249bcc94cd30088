/**
 * Receipts, handed over to the telemetry that the app has: spans and metrics of OpenTelemetry, meters of Micrometer.
 *
 * <p>Both libraries are the app's own, in whatever version, and are reached by reflection: the agent's jar holds nothing of them. What is found
 * of them is kept with the app's classes, so an app that is taken away is not held in memory, and it is taken back when the agent is
 * detached.
 *
 * <p>It is done on the thread that sends, since the app's current span is that thread's, and an app that ends its telemetry right behind its
 * last mail shall have that mail in it. Both libraries promise that what is called here waits for nobody.
 */
@NullMarked
package sequitur.engine.report.telemetry;

import org.jspecify.annotations.NullMarked;
