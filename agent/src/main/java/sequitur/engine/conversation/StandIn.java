package sequitur.engine.conversation;

import sequitur.smtp.wire.Verb;

/** Somebody who stands between a transport and its server, and answers in the server's place. */
public interface StandIn {

    /**
     * A line is about to be written.
     *
     * @param verb what it is
     * @param line the line without CR LF
     */
    void sending(Verb verb, byte[] line);
}
