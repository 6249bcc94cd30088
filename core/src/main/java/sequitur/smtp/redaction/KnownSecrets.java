package sequitur.smtp.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credentials of one login, which no text about it may show again. Servers repeat in their replies what they got, or what they
 * have made of it.
 *
 * <p>A secret is found as it is, in base64 and base64url (within a longer message as well, at whichever of the three places it
 * begins there), in hexadecimal, and in any {@link Spelling} of these; in any case of its letters, and where only its beginning
 * of {@value #BEGINNING} characters or more was repeated. Besides, whatever looks like base64 behind a word of authentication is
 * left out, known or not. What is shorter than {@value #SHORTEST} octets is not looked for by itself: it would be found inside
 * ordinary words, and the gaps would tell it; the whole response that it was sent in is looked for all the same.
 */
public final class KnownSecrets {

    /** How much of a text is looked at, and given back. */
    public static final int LOOKED_AT = 4_000;

    /** What stands where a secret stood. */
    public static final String REDACTED = "[redacted]";

    private static final int SHORTEST = 4;
    private static final int BEGINNING = 12;

    /** The beginning of a secret, each of its characters written as an entity. */
    private static final int MARGIN = BEGINNING * 8;

    private static final int LONGEST = 1 << 14;
    private static final int MOST = 64;

    private static final Pattern AUTH_WORD = Pattern.compile(
            "(?im)(?<![a-z0-9])(?:auth|authenticate|plain|login|xoauth2?|oauthbearer|cram-md5|digest-md5|scram-[a-z0-9-]+|ntlm"
                    + "|gssapi|gss-spnego|bearer|basic|negotiate|pass|password|token)(?![a-z0-9])|^334(?=[ -])");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");

    /** What is long enough for base64, and is words, or the name of a mechanism. */
    private static final Pattern WORDS =
            Pattern.compile("[/_-]?[A-Z]?[a-z]{3,}(?:[/_-]?[A-Z][a-z]{3,}|[/_-][a-z]{3,})*/?|[A-Z]{2,}(?:-[A-Z0-9]+)+");

    private static final Pattern TOKEN = Pattern.compile("(?i)auth=(?:bearer )?([^\\x01]+)");

    private final List<byte[]> known = new ArrayList<>();

    /**
     * Learns a password or a token.
     *
     * @param octets its octets, of which a copy is kept
     */
    public void learn(byte[] octets) {
        boolean useful = octets.length >= SHORTEST && octets.length <= LONGEST && known.size() < MOST;
        if (useful && known.stream().noneMatch(present -> Arrays.equals(present, octets))) {
            known.add(octets.clone());
        }
    }

    /**
     * Learns what was sent in a SASL exchange: the response itself, and the password, token or digest in it. A user's name is no
     * secret.
     *
     * @param mechanism the mechanism in upper case
     * @param first whether it is the first response
     * @param response the response in base64; any text is taken
     */
    public void learnResponse(String mechanism, boolean first, String response) {
        String text = response.strip();
        learn(text.getBytes(StandardCharsets.ISO_8859_1));
        try {
            byte[] message = Base64.getDecoder().decode(text);
            learn(secretIn(mechanism, first, message));
            Arrays.fill(message, (byte) 0);
        } catch (IllegalArgumentException notBase64) {
            // Then it is known as it is.
        }
    }

    private static byte[] secretIn(String mechanism, boolean first, byte[] message) {
        return switch (mechanism) {
            case "PLAIN" -> behindLast((byte) 0, message);
            case "CRAM-MD5" -> behindLast((byte) ' ', message);
            case "LOGIN" -> first ? new byte[0] : message;
            case "XOAUTH2", "OAUTHBEARER" -> {
                Matcher token = TOKEN.matcher(new String(message, StandardCharsets.ISO_8859_1));
                yield token.find() ? token.group(1).getBytes(StandardCharsets.ISO_8859_1) : message;
            }
            default -> message;
        };
    }

    private static byte[] behindLast(byte separator, byte[] message) {
        int start = message.length;
        while (start > 0 && message[start - 1] != separator) {
            start--;
        }
        return Arrays.copyOfRange(message, start, message.length);
    }

    /** Forgets everything, and overwrites it. */
    public void forget() {
        known.forEach(secret -> Arrays.fill(secret, (byte) 0));
        known.clear();
    }

    /**
     * A text without the secrets.
     *
     * @param text any text
     * @return the text, or its first {@value #LOOKED_AT} characters, with {@value #REDACTED} wherever a secret or a part of one stood
     */
    public String hide(String text) {
        String written = text.substring(0, Math.min(text.length(), LOOKED_AT + MARGIN));
        BitSet hidden = new BitSet();
        markResponses(written, hidden);
        if (!known.isEmpty()) {
            List<Spelling.Reading> readings = readings(written);
            for (byte[] secret : known) {
                for (String form : plainForms(secret)) {
                    readings.forEach(reading -> mark(form, reading, false, hidden));
                }
                for (String form : base64Forms(secret)) {
                    readings.forEach(reading -> mark(form, reading, true, hidden));
                }
            }
        }
        return without(hidden, written.substring(0, Math.min(written.length(), LOOKED_AT)));
    }

    /** What a text may be read as. Most texts are spelled in one way alone, and looked at once. */
    private static List<Spelling.Reading> readings(String written) {
        List<Spelling.Reading> readings = new ArrayList<>();
        for (Spelling spelling : Spelling.values()) {
            Spelling.Reading reading = spelling.read(written);
            boolean same = reading.text().equals(written)
                    && readings.stream().anyMatch(before -> before.text().equals(written));
            if (!same) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private static void markResponses(String text, BitSet hidden) {
        Matcher word = AUTH_WORD.matcher(text);
        Matcher response = BASE64.matcher(text);
        int from = word.find() ? word.end() : text.length();
        while (from < text.length() && response.find(from)) {
            if (!WORDS.matcher(response.group()).matches()) {
                hidden.set(response.start(), response.end());
            }
            from = response.end();
        }
    }

    private static void mark(String form, Spelling.Reading reading, boolean base64, BitSet hidden) {
        String text = reading.text();
        int enough = Math.min(form.length(), BEGINNING);
        for (int start = 0; start + enough <= text.length(); start++) {
            if (text.regionMatches(true, start, form, 0, enough)) {
                int end = start + enough;
                while (end < text.length() && end - start < form.length() && same(text, end, form, end - start)) {
                    end++;
                }
                // What stands around it is the rest of the message that it was sent in.
                int first = base64 ? beginningOfRun(text, start) : start;
                end = base64 ? endOfRun(text, end) : end;
                hidden.set(reading.start(first), reading.start(end));
                start = end - 1;
            }
        }
    }

    private static boolean same(String text, int place, String form, int placeInForm) {
        return text.regionMatches(true, place, form, placeInForm, 1);
    }

    private static int beginningOfRun(String text, int place) {
        int start = place;
        while (start > 0 && isBase64(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int endOfRun(String text, int place) {
        int end = place;
        while (end < text.length() && isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "+/-_=".indexOf(character) >= 0;
    }

    private static Set<String> plainForms(byte[] secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(new String(secret, StandardCharsets.UTF_8));
        forms.add(new String(secret, StandardCharsets.ISO_8859_1));
        for (String separator : new String[] {"", " ", ":", "-"}) {
            forms.add(HexFormat.ofDelimiter(separator).formatHex(secret));
        }
        return forms;
    }

    /** What the secret alone makes of a message in base64, at each of the places where it may begin among three octets. */
    private static Set<String> base64Forms(byte[] secret) {
        Set<String> forms = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] message = new byte[before + secret.length];
            System.arraycopy(secret, 0, message, before, secret.length);
            String encoded = Base64.getEncoder().encodeToString(message);
            Arrays.fill(message, (byte) 0);
            int shared = (before * 8 + 5) / 6;
            String form = encoded.substring(shared, message.length * 8 / 6);
            forms.add(form);
            forms.add(form.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    private static String without(BitSet hidden, String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int place = 0;
        while (place < text.length()) {
            int start = hidden.nextSetBit(place);
            if (start < 0 || start >= text.length()) {
                return shown.append(text, place, text.length()).toString();
            }
            shown.append(text, place, start).append(REDACTED);
            place = Math.min(hidden.nextClearBit(start), text.length());
        }
        return shown.toString();
    }

    /** Tells nothing of them. */
    @Override
    public String toString() {
        return "KnownSecrets[****]";
    }
}
