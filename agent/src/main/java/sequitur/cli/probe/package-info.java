/** Asks a server what it says to each command, up to but not including DATA. */
@NullMarked
package sequitur.cli.probe;

import org.jspecify.annotations.NullMarked;
