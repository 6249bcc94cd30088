/** What JMX shows of mail, and what can be asked of the agent there. */
@NullMarked
package sequitur.engine.report.jmx;

import org.jspecify.annotations.NullMarked;
