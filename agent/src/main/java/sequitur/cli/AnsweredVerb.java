package sequitur.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.Printable;
import sequitur.smtp.wire.Verb;

/** Reads what stands behind {@code --after}: a verb, or a whole command. */
final class AnsweredVerb implements ITypeConverter<Verb> {

    private static final int LONGEST_SHOWN = 60;

    @Override
    public Verb convert(String text) {
        String command = text.strip();
        Verb verb = switch (command.toLowerCase(Locale.ROOT)) {
            case "greeting", "connect" -> Verb.CONNECT;
            case ".", "dot" -> Verb.END_OF_CONTENT;
            case "sasl" -> Verb.SASL_RESPONSE;
            default -> Verb.of(command.getBytes(StandardCharsets.UTF_8));
        };
        if (verb == Verb.OTHER) {
            throw new TypeConversionException("it may be " + String.join(", ", names()) + ", not \""
                    + Printable.of(command, LONGEST_SHOWN) + "\"");
        }
        return verb;
    }

    private static List<String> names() {
        return Arrays.stream(Verb.values())
                .map(verb -> switch (verb) {
                    case CONNECT -> "greeting";
                    case END_OF_CONTENT -> ".";
                    case SASL_RESPONSE -> "sasl";
                    case BDAT_LAST -> "BDAT LAST";
                    default -> verb.name();
                })
                .filter(name -> !name.equals(Verb.OTHER.name()))
                .toList();
    }

    /** What a shell may complete: the names of one word. */
    static final class Candidates extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Candidates() {
            super(names().stream().filter(name -> name.indexOf(' ') < 0).toList());
        }
    }
}
