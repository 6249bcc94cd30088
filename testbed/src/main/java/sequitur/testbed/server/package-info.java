/**
 * A mail server for tests that is as strict as the RFCs allow and writes down every line of every dialogue.
 *
 * <p>SubEthaSMTP carries the connections: it listens, runs a thread per connection, reads lines and sends replies. Its
 * own commands let too much pass, so all of them are replaced by the ones of this package.
 */
@NullMarked
package sequitur.testbed.server;

import org.jspecify.annotations.NullMarked;
