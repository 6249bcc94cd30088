/** The connection of a probe: found, opened and read under time limits. */
@NullMarked
package sequitur.cli.probe.socket;

import org.jspecify.annotations.NullMarked;
