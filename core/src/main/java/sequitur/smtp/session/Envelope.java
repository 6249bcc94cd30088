package sequitur.smtp.session;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import sequitur.smtp.wire.Parameters;

/**
 * What the model keeps of an open transaction's envelope, beyond that it has a sender and recipients.
 *
 * @param binary whether MAIL said BODY=BINARYMIME (RFC 3030 section 3)
 * @param internationalized whether MAIL said SMTPUTF8 (RFC 6531 section 3.4)
 * @param recipients the recipients accepted; counted only where the server states a limit (RFC 9422)
 * @param domains their domains in lower case; kept only where the server states RCPTDOMAINMAX
 */
public record Envelope(boolean binary, boolean internationalized, int recipients, Set<String> domains) {

    /** The envelope of nearly every message, and of no message. */
    static final Envelope PLAIN = new Envelope(false, false, 0, Set.of());

    /** Every envelope in which nothing is counted, each at its {@link #place}. */
    static final List<Envelope> UNCOUNTED = List.of(
            PLAIN,
            new Envelope(false, true, 0, Set.of()),
            new Envelope(true, false, 0, Set.of()),
            new Envelope(true, true, 0, Set.of()));

    public Envelope {
        Objects.requireNonNull(domains, "domains");
    }

    /** The envelope that a MAIL with these parameters opens. */
    static Envelope of(Parameters parameters) {
        return UNCOUNTED.get(place(parameters.areBinary(), parameters.areInternationalized()));
    }

    /** The same with one recipient more, of this domain; an empty one is not kept. */
    Envelope with(String domain) {
        Set<String> more = domains;
        if (!domain.isEmpty() && !domains.contains(domain)) {
            Set<String> grown = new TreeSet<>(domains);
            grown.add(domain);
            more = Set.copyOf(grown);
        }
        return new Envelope(binary, internationalized, recipients + 1, more);
    }

    /** Whether nothing in it was counted, so that it is one of {@link #UNCOUNTED}. */
    boolean isUncounted() {
        return recipients == 0;
    }

    /** Its number among those in which nothing is counted. */
    int place() {
        return place(binary, internationalized);
    }

    private static int place(boolean binary, boolean internationalized) {
        return (binary ? 2 : 0) + (internationalized ? 1 : 0);
    }
}
