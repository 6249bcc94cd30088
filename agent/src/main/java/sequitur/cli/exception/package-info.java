/** Failures that the app sees as exceptions although no server has refused anything. */
@NullMarked
package sequitur.cli.exception;

import org.jspecify.annotations.NullMarked;
