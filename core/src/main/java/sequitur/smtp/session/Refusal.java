package sequitur.smtp.session;

import java.util.Objects;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A command that the server refused.
 *
 * @param verb the command's verb
 * @param reply the server's reply, 4yz or 5yz
 */
public record Refusal(Verb verb, Reply reply) {

    /** Checks that nothing is missing. */
    public Refusal {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(reply, "reply");
    }
}
