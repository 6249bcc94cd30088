package sequitur.smtp.session;

import java.util.ArrayList;
import java.util.List;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.EnvelopeCommand;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Verb;

/**
 * A line whose reply is outstanding, with what it asks for beyond its verb.
 *
 * @param verb what the line is
 * @param envelope for MAIL the envelope that it opens
 * @param domain for RCPT the recipient's domain, where the server limits their number; else empty
 * @param endsGroup whether nothing else may be sent before its reply has come
 */
record Awaited(Verb verb, Envelope envelope, String domain, boolean endsGroup) {

    private static final int VERBS = Verb.values().length;

    /** RFC 4954 section 4: an AUTH that is over with one reply may stand anywhere in a group. */
    private static final Awaited AUTH_AT_ONCE = new Awaited(Verb.AUTH, Envelope.PLAIN, "", false);

    /** Those that most sessions need: one for each verb, and MAIL once more for each kind of envelope. */
    static final List<Awaited> MADE_ONCE = madeOnce();

    /** What a line asks for. Those that most sessions need are made once. */
    static Awaited of(Command command, Extensions extensions) {
        Verb verb = command.verb();
        if (verb == Verb.MAIL) {
            return MADE_ONCE.get(VERBS + Envelope.of(command.parameters()).place());
        }
        if (verb == Verb.RCPT && extensions.limits().limitsDomains()) {
            return new Awaited(verb, Envelope.PLAIN, EnvelopeCommand.domain(command), false);
        }
        return verb == Verb.AUTH && AuthCommand.takesOneRoundTrip(command) ? AUTH_AT_ONCE : of(verb);
    }

    /** The plainest line of this verb. */
    // An EnumMap has no place for MAIL more than once.
    @SuppressWarnings("EnumOrdinal")
    static Awaited of(Verb verb) {
        return MADE_ONCE.get(verb.ordinal());
    }

    /** The same line, before whose reply nothing else may be sent. */
    Awaited endingGroup() {
        return endsGroup ? this : new Awaited(verb, envelope, domain, true);
    }

    /** Its place among those that are made once; -1 for any other. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        if (!domain.isEmpty() || endsGroup != endsGroup(verb)) {
            return -1;
        }
        return verb == Verb.MAIL ? VERBS + envelope.place() : verb.ordinal();
    }

    private static List<Awaited> madeOnce() {
        List<Awaited> all = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            all.add(new Awaited(verb, Envelope.PLAIN, "", endsGroup(verb)));
        }
        for (Envelope envelope : Envelope.UNCOUNTED) {
            all.add(new Awaited(Verb.MAIL, envelope, "", false));
        }
        return List.copyOf(all);
    }

    /** RFC 2920 section 3.1, RFC 3207 section 4 and RFC 4954 section 4: whose reply the client has to wait for. */
    private static boolean endsGroup(Verb verb) {
        return switch (verb) {
            case EHLO, HELO, LHLO, DATA, VRFY, EXPN, QUIT, NOOP, STARTTLS, AUTH, SASL_RESPONSE -> true;
            default -> false;
        };
    }
}
