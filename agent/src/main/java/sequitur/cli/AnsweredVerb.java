package sequitur.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
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
            throw new TypeConversionException(
                    "it may be " + valid() + ", not \"" + Printable.of(command, LONGEST_SHOWN) + "\"");
        }
        return verb;
    }

    private static String valid() {
        return Arrays.stream(Verb.values())
                .map(verb -> switch (verb) {
                    case CONNECT -> "greeting";
                    case END_OF_CONTENT -> ".";
                    case SASL_RESPONSE -> "sasl";
                    case BDAT_LAST -> "BDAT LAST";
                    default -> verb.name();
                })
                .filter(name -> !name.equals(Verb.OTHER.name()))
                .collect(Collectors.joining(", "));
    }
}
