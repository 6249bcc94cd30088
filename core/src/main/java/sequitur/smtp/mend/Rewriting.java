package sequitur.smtp.mend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Octets;
import sequitur.smtp.wire.Parameter;
import sequitur.smtp.wire.Verb;

/** A command put right in its own words, with the same verb. */
public final class Rewriting {

    private final byte[] line;
    private final String change;

    private Rewriting(String line, String change) {
        this.line = line.getBytes(StandardCharsets.ISO_8859_1);
        this.change = change;
    }

    /**
     * Rewrites a command that breaks a rule.
     *
     * @param rule the rule: {@link Rule#HELLO_NAME}, whose name is replaced by the client's address, or
     *     {@link Rule#PARAMETER_OFFERED}, whose parameters are left out if they only ask for a service; any other is taken,
     *     and not rewritten
     * @param line the command's octets without CR LF
     * @param extensions what the server offers
     * @param address the address literal of the client's end of the connection (RFC 5321 section 4.1.3)
     * @return the rewritten command, or nothing if it can't be put right like this
     */
    public static Optional<Rewriting> of(Rule rule, byte[] line, Extensions extensions, String address) {
        Objects.requireNonNull(address, "address");
        return switch (rule) {
            case HELLO_NAME -> Optional.of(hello(line, address));
            case PARAMETER_OFFERED -> withoutParameters(line, extensions);
            default -> Optional.empty();
        };
    }

    /**
     * The command to send.
     *
     * @return its octets without CR LF
     */
    public byte[] line() {
        return line.clone();
    }

    /**
     * What was changed, for a person.
     *
     * @return a clause that goes on after "the command was sent"
     */
    public String change() {
        return change;
    }

    private static Rewriting hello(byte[] line, String address) {
        return new Rewriting(Verb.of(line).name() + " " + address, "with the name " + address);
    }

    /** Leaves out what may be left out; if another parameter is not offered either, nothing is gained. */
    private static Optional<Rewriting> withoutParameters(byte[] line, Extensions extensions) {
        int end = Command.of(Verb.of(line), line).parametersStart();
        StringBuilder kept = new StringBuilder(text(line, 0, end).stripTrailing());
        List<String> left = new ArrayList<>();
        for (int start = end; start < line.length; start = Octets.wordStart(line, end)) {
            end = Octets.wordEnd(line, start);
            if (Parameter.isOffered(line, start, end, extensions)) {
                kept.append(' ').append(text(line, start, end));
            } else if (Parameter.isDispensable(line, start, end)) {
                left.add(text(line, start, end).replaceFirst("=.*", ""));
            } else {
                return Optional.empty();
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rewriting(kept.toString(), "without " + String.join(" and ", left)));
    }

    private static String text(byte[] line, int start, int end) {
        return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
