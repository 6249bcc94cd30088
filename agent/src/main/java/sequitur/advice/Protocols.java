package sequitur.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Protocols that are not SMTP, by the first words of their servers. */
final class Protocols {

    private static final List<Map.Entry<String, String>> BY_FIRST_WORDS = List.of(
            Map.entry("+OK", "POP3"),
            Map.entry("* OK", "IMAP"),
            Map.entry("* BYE", "IMAP"),
            Map.entry("* PREAUTH", "IMAP"),
            Map.entry("HTTP", "HTTP"),
            Map.entry("SSH-", "SSH"));

    private Protocols() {}

    /** The protocol of a server that begins with these words; nothing if they are of none that is known here. */
    static Optional<String> of(String words) {
        return BY_FIRST_WORDS.stream()
                .filter(entry -> words.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
