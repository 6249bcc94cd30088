package sequitur.engine.report;

/**
 * The connection on which something was said.
 *
 * @param session its number in this JVM, from 1
 * @param server the server as {@code host:port}
 */
public record SpokenOn(long session, String server) {}
