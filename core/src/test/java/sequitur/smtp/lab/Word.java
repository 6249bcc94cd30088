package sequitur.smtp.lab;

import java.util.List;
import java.util.Map;

/** The lab's words for what its client says, and the lines that they stand for. */
final class Word {

    private static final String SENDER = "MAIL FROM:<sender@test.local>";

    /** {@code ^alice^wonderland} and {@code ^alice^wrong} in base64, where ^ is NUL; an account of the lab alone. */
    private static final String GOOD = "AGFsaWNlAHdvbmRlcmxhbmQ=";

    private static final String BAD = "AGFsaWNlAHdyb25n";
    private static final String USER = "YWxpY2U=";

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("GREETING", ""),
            Map.entry("EHLO", "EHLO client.test.local"),
            Map.entry("HELO", "HELO client.test.local"),
            Map.entry("EHLO:noarg", "EHLO"),
            Map.entry("MAIL", SENDER),
            Map.entry("MAIL:null", "MAIL FROM:<>"),
            Map.entry("MAIL:size", SENDER + " SIZE=1000"),
            Map.entry("MAIL:toobig", SENDER + " SIZE=99999999999"),
            Map.entry("MAIL:8bit", SENDER + " BODY=8BITMIME"),
            Map.entry("MAIL:binary", SENDER + " BODY=BINARYMIME"),
            Map.entry("MAIL:utf8ascii", SENDER + " SMTPUTF8"),
            Map.entry("MAIL:badparam", SENDER + " XFOO=bar"),
            Map.entry("MAIL:syntax", "MAIL FROM:<sender@test"),
            Map.entry("RCPT", "RCPT TO:<one@example.org>"),
            Map.entry("RCPT:2", "RCPT TO:<two@example.org>"),
            Map.entry("RCPT:rej", "RCPT TO:<reject@example.org>"),
            Map.entry("RCPT:relay", "RCPT TO:<someone@elsewhere.invalid>"),
            Map.entry("RCPT:syntax", "RCPT TO:<one@exam"),
            Map.entry("DATA", "DATA"),
            Map.entry("DOT", "."),
            Map.entry("BDAT:30", "BDAT 30"),
            Map.entry("BDAT:30:last", "BDAT 30 LAST"),
            Map.entry("BDAT:0:last", "BDAT 0 LAST"),
            Map.entry("RSET", "RSET"),
            Map.entry("NOOP", "NOOP"),
            Map.entry("VRFY", "VRFY one@example.org"),
            Map.entry("EXPN", "EXPN list"),
            Map.entry("HELP", "HELP"),
            Map.entry("QUIT", "QUIT"),
            Map.entry("UNKNOWN", "XYZZY"),
            Map.entry("STARTTLS", "STARTTLS"));

    /** The lines of an AUTH dialogue; a later one answers 334. */
    private static final Map<String, List<String>> DIALOGUES = Map.of(
            "AUTH:plain", List.of("AUTH PLAIN " + GOOD),
            "AUTH:plainbad", List.of("AUTH PLAIN " + BAD),
            "AUTH:login", List.of("AUTH LOGIN", USER, "d29uZGVybGFuZA=="),
            "AUTH:loginbad", List.of("AUTH LOGIN", USER, "d3Jvbmc="),
            "AUTH:cancel", List.of("AUTH LOGIN", "*"),
            "AUTH:unknown", List.of("AUTH XFOO"),
            "AUTH:badb64", List.of("AUTH PLAIN !!!notbase64"));

    private Word() {}

    /**
     * The line that a word of the walks stands for.
     *
     * @param server the server; one of them refuses another recipient than the rest
     * @param word the word; of an AUTH dialogue, {@code /1} and {@code /2} are its further lines
     * @return the line without CR LF; empty for what was never sent
     */
    static String line(String server, String word) {
        if (server.equals("courier") && word.equals("RCPT:rej")) {
            return "RCPT TO:<reject@mx.test.local>";
        }
        String command = COMMANDS.get(word);
        if (command != null) {
            return command;
        }
        String[] parts = word.split("/", 2);
        List<String> dialogue = DIALOGUES.getOrDefault(parts[0], List.of());
        int place = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return place < dialogue.size() ? dialogue.get(place) : "";
    }
}
