/** Takes off what logs, terminals, web pages and mails have put around the lines of a record. */
@NullMarked
package sequitur.cli.wrapping;

import org.jspecify.annotations.NullMarked;
