/** The settings for a server, as an app or a framework wants them written. */
@NullMarked
package sequitur.cli.probe.setup;

import org.jspecify.annotations.NullMarked;
