/** Tests of what JMX shows. */
@NullMarked
package sequitur.engine.report.jmx;

import org.jspecify.annotations.NullMarked;
