package sequitur.advice.failure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What happened, as it was seen: where the dialogue stood, what the server said, what was thrown.
 *
 * @param at the command that was refused, or was not answered, or could not be sent; {@link Verb#CONNECT} up to the greeting;
 *     {@link Verb#DATA} until the content is through, {@link Verb#END_OF_CONTENT} from the final dot on
 * @param reply the first refusal, or else the last reply, without secrets; nothing if there was none
 * @param fault what that reply means, if that was asked
 * @param thrown what the app gets
 */
public record Incident(Verb at, Optional<Reply> reply, Optional<Fault> fault, Thrown thrown) {

    /** Checks that nothing is missing. */
    public Incident {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(thrown, "thrown");
    }

    /**
     * A refusal.
     *
     * @param at the command
     * @param reply the server's reply
     * @param fault what it means
     * @param thrown what the app gets
     * @return the incident
     */
    public static Incident refused(Verb at, Reply reply, Fault fault, Thrown thrown) {
        return new Incident(at, Optional.of(reply), Optional.of(fault), thrown);
    }

    /**
     * Something that no reply told.
     *
     * @param at the command
     * @param thrown what the app gets
     * @return the incident
     */
    public static Incident thrown(Verb at, Thrown thrown) {
        return new Incident(at, Optional.empty(), Optional.empty(), thrown);
    }

    /** Whether the server refused. */
    boolean isRefusal() {
        return reply.filter(said -> said.code() >= 400).isPresent();
    }

    /**
     * Whether the server said something.
     *
     * @param words what its reply may hold, in any case of letters
     * @return true if one of them stands in it
     */
    public boolean replySays(String... words) {
        return reply.filter(said -> new Thrown(List.of(new Thrown.Link("reply", said.line()))).says(words))
                .isPresent();
    }
}
