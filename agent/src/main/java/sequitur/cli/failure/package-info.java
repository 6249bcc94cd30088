/** Failures that the app sees as exceptions although no server has refused anything. */
@NullMarked
package sequitur.cli.failure;

import org.jspecify.annotations.NullMarked;
