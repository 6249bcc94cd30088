package sequitur.engine.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of the settings that say where access tokens come from. */
final class TokenValues {

    private static final String HIDDEN = "****";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A word, or part of one, between quotation marks or without. */
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)|(\\s+)|(\")");

    /** A number with hyphens, or a domain. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    /** The names and addresses that lead to this machine whatever a resolver says. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private TokenValues() {}

    /** A program with its arguments. */
    static ValidValues<TokenPlace> command() {
        return new ValidValues<>(
                "a program and its arguments, with blanks between them; \"quotation marks\" around one that has blanks itself",
                (text, folder) -> words(text).map(TokenPlace.Command::new),
                place -> HIDDEN);
    }

    /** The address of a token endpoint. */
    static ValidValues<TokenPlace> endpoint() {
        return new ValidValues<>(
                "an address that begins with https://; on the loopback interface also http://",
                (text, folder) -> address(text).map(TokenPlace.Endpoint::new),
                TokenPlace::toString);
    }

    /** The name of a tenant. */
    static ValidValues<String> tenant() {
        return new ValidValues<>(
                "a number or a domain",
                (text, folder) ->
                        Optional.of(text).filter(name -> TENANT.matcher(name).matches()),
                tenant -> HIDDEN);
    }

    private static Optional<List<String>> words(String text) {
        if (CONTROL.matcher(text.replace('\t', ' ')).find()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            if (parts.group(4) != null) {
                return Optional.empty();
            }
            if (parts.group(3) == null) {
                begun = true;
                word.append(parts.group(1) == null ? parts.group(2) : parts.group(1));
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words.isEmpty() || words.get(0).isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            String host = address.getHost();
            boolean whole = host != null && address.getRawUserInfo() == null && address.getRawFragment() == null;
            boolean safe = scheme.equals("https")
                    || (scheme.equals("http") && host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)));
            return whole && safe ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
