package sequitur.engine.border;

import sequitur.engine.intercept.Connecting;
import sequitur.engine.intercept.Messaging;
import sequitur.engine.intercept.Receiving;
import sequitur.engine.intercept.Sending;

/**
 * Those who see to the moments of a transport's life.
 *
 * @param connecting when it connects
 * @param sending when it sends a command
 * @param receiving when it receives a reply
 * @param messaging when it is given a message
 */
public record Moments(Connecting connecting, Sending sending, Receiving receiving, Messaging messaging) {}
