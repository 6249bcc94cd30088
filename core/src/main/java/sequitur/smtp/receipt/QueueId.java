package sequitur.smtp.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.smtp.wire.Reply;

/**
 * Finds the id under which a server keeps a mail in the reply by which it has taken it. RFC 5321 section 4.2 leaves the words of that reply to the
 * server, and each has its own, so this goes by what they have in common: a phrase that announces an id, such as "queued as", or else the one word
 * that can be nothing else. No id is better than a wrong one: what may be a date, a number of octets, a host or a person's address is left alone.
 */
public final class QueueId {

    /** How long an id is at most. A longer word is something else. */
    private static final int LONGEST = 200;

    /** How much of a reply is looked at. */
    private static final int LOOKED_AT = 2_000;

    /** What stands around an id and is no part of it. */
    private static final String OPENING = "[<(\\[{\"'`]*";

    private static final String ID = OPENING + "(?<id>[^\\s<>()\\[\\]{}\"'`,;]+)";

    /** What was done with the message, before or behind its id. */
    private static final String DONE = "(?:was |is |has been )?(?:accepted|queued|received|spooled|submitted|ok)\\b";

    /** Phrases behind which any word is the id, unless it is an ordinary one; the more telling one first. */
    private static final List<Phrase> CERTAIN = List.of(
            // Exchange tells the Message-ID as well, which the app has chosen.
            phrase("internalid", "\\binternalid\\s*[=:]\\s*" + ID),
            phrase("env", "\\benv(?:elope)?[- ]?id\\s*[=:]?\\s*" + ID),
            // The last one: what passes a mail on quotes the server behind it.
            phrase("queued", ".*\\b(?:en)?queued\\b.{0,80}?\\bas:?\\s+(?:[\\w.-]+,)?" + ID),
            phrase(" as", ".*\\b(?:accepted|stored|saved|received|spooled|submitted|sent|filed)\\s+as:?\\s+" + ID),
            phrase(" qp ", "\\b\\d{9,11} qp (?<id>\\d+)"));

    /** Phrases behind which the id stands, or a date, or a number of octets. */
    private static final List<Phrase> LIKELY = List.of(
            phrase(
                    "id",
                    "(?:^|[\\s,;(\\[<])(?:\\w*[a-z][-_ ])?(?:ids?|msgid|qid|queueid|messageid|sessionid|uuid|guid|miid)\\s*"
                            + "(?:is\\b|[=:#])\\s*" + ID),
            phrase("", "\\b(?:id|miid|reference|ref|ticket|tracking number)\\s+#?" + ID),
            phrase("", "^" + ID + "[>)\\]]*\\s+(?:queued (?:mail|message)|(?:message|mail|e-?mail)\\s+" + DONE + ")"),
            phrase("", "\\b(?:message|mail|e-?mail)\\s+#?" + ID + "\\s+" + DONE),
            phrase("queued on", "\\bqueued on \\S+\\s+" + ID),
            phrase("ok", "\\bok(?:ay)?[\\s:.,!-]+(?:\\d{9,11}\\s+)?" + ID),
            phrase(
                    "",
                    "\\b(?:queued|received|accepted|saved|stored|spooled|completed|delivered|thanks|thank you)\\s*[:.,!-]?\\s*"
                            + ID));

    /** What looks like an id and is none. */
    private static final List<Pattern> OTHER_THINGS = List.of(
            Pattern.compile("[+-]?\\d{1,3}|\\d+\\.\\d+|\\d+%"),
            Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}"),
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}(?:[Tt ].*)?|\\d{1,2}[-/.]\\w{1,3}[-/.]\\d{2,4}|\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?"),
            Pattern.compile(
                    "(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d+)?|(?i:ipv6:)?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}"),
            Pattern.compile("(?i)[\\d.,]+(?:k|m|g)?(?:b|bytes?|octets?|kb/sec|kb/s|s|ms|sec|secs|seconds?)(?:/\\w+)?"),
            Pattern.compile(
                    "(?i)tls(?:v?\\d.*)?|sslv?\\d?|utf-?8.*|8bitmime|base64|iso-\\d.*|rfc ?\\d+|v?\\d+(?:\\.\\d+)+(?:-\\w+)?|e?smtps?\\d*"
                            + "|(?:1st|2nd|3rd|\\d+th|\\d+x)|mx\\d*|mta-?\\d*|node-?\\d+|server-?\\d+|port=?\\d+|\\w+=\\d{1,4}"));

    /** The time of day, which servers put before their ids. */
    private static final Pattern EPOCH = Pattern.compile("1\\d{9}(?:\\d{3})?(?:\\.\\d+)?");

    private static final Pattern HOST =
            Pattern.compile("(?i)(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\\.)+[a-z]{2,}(?::\\d+)?");

    /** Of such parts ids are made, and names of hosts hardly. */
    private static final Pattern OF_NUMBERS =
            Pattern.compile("(?i)(?:[^.]*\\.)*[0-9a-f]*\\d[0-9a-f]{3,}\\.(?:[^.]*\\.)*[0-9a-f]*\\d[0-9a-f]{2,}\\..*");

    private static final Pattern ORDINARY =
            Pattern.compile("(?i)an?|the|is|it|soon|spam|junk|ham|clean|bulk|requested|expected|usual|well|such|per");

    /** What a number before it counts. */
    private static final Pattern UNIT = Pattern.compile(
            "(?i)\\s+(?:bytes?|octets?|[kmg]i?b\\b|[kmg]?bytes|s\\b|ms\\b|sec|minutes?|recipients?|rcpts?|messages?\\b(?! accepted| queued)|mails?\\b(?! accepted| queued)"
                    + "|chunks?|lines?|characters|of\\b|more\\b|times?\\b|hours?|days?|attempts?).*");

    private static final Pattern WORD = Pattern.compile(OPENING + "(?<id>[^\\s<>()\\[\\]{}\"'`,;]+)");

    private QueueId() {}

    /**
     * A phrase in which an id stands.
     *
     * @param word what is in every text that has it, in small letters: to look for that is quicker
     * @param pattern the phrase, with a group for the id
     */
    private record Phrase(String word, Pattern pattern) {}

    private static Phrase phrase(String word, String text) {
        return new Phrase(word, Pattern.compile("(?i)" + text));
    }

    /**
     * Finds it.
     *
     * @param reply the reply to the end of a message's content; any other gives nothing
     * @return the id as the server has written it, without brackets around it; nothing if the reply tells none
     */
    public static Optional<String> of(Reply reply) {
        if (reply.code() < 200 || reply.code() > 299) {
            return Optional.empty();
        }
        String text = reply.text();
        List<String> lines =
                text.substring(0, Math.min(text.length(), LOOKED_AT)).lines().toList();
        return announced(CERTAIN, lines, QueueId::isGiven)
                .or(() -> announced(LIKELY, lines, QueueId::isOne))
                .or(() -> unannounced(lines));
    }

    private static Optional<String> announced(List<Phrase> phrases, List<String> lines, Predicate<String> isId) {
        for (Phrase phrase : phrases) {
            for (int last = lines.size() - 1; last >= 0; last--) {
                String line = lines.get(last);
                boolean has = line.toLowerCase(Locale.ROOT).contains(phrase.word());
                Optional<String> found = has ? announced(phrase.pattern(), line, isId) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> announced(Pattern phrase, String line, Predicate<String> isId) {
        Matcher matcher = phrase.matcher(line);
        while (matcher.find()) {
            String id = trimmed(matcher.group("id"));
            if (isId.test(id) && !isNumberOf(id, line.substring(matcher.end("id")))) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** The one word that can be nothing else. */
    private static Optional<String> unannounced(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                String id = trimmed(word.group("id"));
                boolean one = isOne(id) && id.indexOf('@') < 0 && !id.chars().allMatch(Character::isDigit);
                if (one
                        && !isNumberOf(id, line.substring(word.end("id")))
                        && hasManyDigits(id)
                        && !found.contains(id)) {
                    found.add(id);
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The end of a sentence is no part of an id. */
    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && ".:!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = word.startsWith("#") ? 1 : 0;
        return word.substring(Math.min(start, end), end);
    }

    /** Behind "queued as" anything but an ordinary word is an id. */
    private static boolean isGiven(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && !ORDINARY.matcher(id).matches();
    }

    private static boolean isOne(String id) {
        return id.length() >= 4
                && id.length() <= LONGEST
                && id.chars().anyMatch(Character::isDigit)
                && !EPOCH.matcher(id).matches()
                && OTHER_THINGS.stream().noneMatch(other -> other.matcher(id).matches())
                && !isHost(id);
    }

    private static boolean isHost(String id) {
        return HOST.matcher(id).matches() && !OF_NUMBERS.matcher(id).matches();
    }

    private static boolean isNumberOf(String id, String rest) {
        return id.chars().allMatch(character -> Character.isDigit(character) || character == '.')
                && UNIT.matcher(rest).matches();
    }

    private static boolean hasManyDigits(String id) {
        return id.length() >= 6 && id.chars().filter(Character::isDigit).count() >= 2;
    }
}
