/** Tests of the reports. */
@NullMarked
package sequitur.engine.report;

import org.jspecify.annotations.NullMarked;
