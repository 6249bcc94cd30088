package sequitur.cli.wrapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is certainly part of an SMTP dialogue, whatever stands around it. */
public enum Speech {
    /** A command. */
    COMMAND,
    /** A line of a reply. */
    REPLY,
    /** A remark of the program that wrote the record. */
    REMARK;

    /** What stands before a line in records that say who spoke: letters, and the arrows of swaks and others. */
    private static final Pattern MARKER = Pattern.compile(
            "[CcSs]\\*?: ?(?=[^ ])|(?:>>>|<<<) ?| ?(?:->|~>|\\*\\*>|\\*~>) (?=[A-Za-z])|(?:<- |<~ |<\\*\\*|<~\\*|<-|<~) (?=[2-5]\\d\\d)");

    private static final int LOOKED_AT = 2000;

    private static final Pattern REMARKED = Pattern.compile(
            "DEBUG SMTPS?: .*|DEBUG: (?:getProvider|setDebug).*"
                    + "|trying to connect to host \"[^\"]*\", port -?\\d+, isSSL .*|starting protocol to host \".*"
                    + "|connected to host \".*\", port: .*|useEhlo (?:true|false), useAuth .*|Found extension \".*\", arg \".*"
                    + "|use8bit (?:true|false)|got response code \\d{3}, with response: .*|AUTH \\S{1,20} command trace suppressed"
                    + "|=== Trying .*",
            Pattern.DOTALL);

    private static final Pattern SPOKEN = Pattern.compile(
            "(?i:EHLO|HELO|LHLO) [^\\s<>()]++"
                    + "|(?i:MAIL FROM: ?<[^<>]*+>?|RCPT TO: ?<[^<>]*+>?)(?:[ \\\\].*)?"
                    + "|(?:DATA|STARTTLS|RSET|QUIT|NOOP|data|starttls|rset|quit|noop|STARTTLS)|(?i:BDAT \\d{1,12}(?: LAST)?)"
                    + "|AUTH [A-Z0-9_-]{1,20}(?: [A-Za-z0-9+/=*\\[<][^ ]*+)?",
            Pattern.DOTALL);

    private static final Pattern ANSWERED = Pattern.compile("[2-5][0-5]\\d(?:[ -].*)?", Pattern.DOTALL);

    /** A command, wherever it stands in a line. */
    private static final Pattern HIDDEN = Pattern.compile(
            "(?:MAIL FROM|RCPT TO):\\s?(?:<|&lt;)|(?<![A-Za-z])(?:EHLO|HELO) [\\w\\[]|(?<![A-Za-z])AUTH (?:PLAIN|LOGIN|XOAUTH2)\\b"
                    + "|(?<![A-Za-z0-9])BDAT \\d");

    /** The line ends that stand at the end of a quoted line, written as escapes. */
    private static final List<String> ENDS = List.of("\\r", "\\n", "<CRLF>", " ", "\t", "\r", "\n", "\f", "\u000B");

    /**
     * What a text is.
     *
     * @param text a line, or the end of one
     * @return nothing if it may as well be something else
     */
    public static Optional<Speech> of(String text) {
        Optional<Speech> plain = plain(text);
        if (plain.isPresent()) {
            return plain;
        }
        int marker = marker(text);
        return marker == 0
                ? Optional.empty()
                : plain(text.substring(marker)).filter(speech -> speech == speaker(text.substring(0, marker)));
    }

    private static Speech speaker(String marker) {
        String sign = marker.strip();
        boolean client = "Cc".indexOf(sign.charAt(0)) >= 0 || sign.endsWith(">");
        return client ? COMMAND : REPLY;
    }

    /**
     * What a text that nothing was made of may hold.
     *
     * @param text a line
     * @return nothing if there is no trace of the dialogue in it
     */
    public static Optional<Speech> hiddenIn(String text) {
        String beginning = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        return of(text).or(() -> HIDDEN.matcher(beginning).find() ? Optional.of(COMMAND) : Optional.empty());
    }

    /**
     * A text without the well-known marker of the speaker that it may begin with.
     *
     * @param text a line
     * @return the line, or what stands behind the marker
     */
    public static String withoutMarker(String text) {
        return text.substring(marker(text));
    }

    /** How many characters a well-known marker of the speaker has at the beginning of a text; 0 if there is none. */
    static int marker(String text) {
        if (text.isEmpty() || "CcSs<> -~*".indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        Matcher marker = MARKER.matcher(text);
        return marker.lookingAt() ? marker.end() : 0;
    }

    private static Optional<Speech> plain(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char first = text.charAt(0);
        if (first >= '2' && first <= '5') {
            return ANSWERED.matcher(text).matches() ? Optional.of(REPLY) : Optional.empty();
        }
        if ("EHLMRDSQNABehlmrdsqnab".indexOf(first) >= 0
                && SPOKEN.matcher(withoutEnd(text)).matches()) {
            return Optional.of(COMMAND);
        }
        return "DtscuFgA=".indexOf(first) >= 0 && REMARKED.matcher(text).matches()
                ? Optional.of(REMARK)
                : Optional.empty();
    }

    private static String withoutEnd(String text) {
        char last = text.charAt(text.length() - 1);
        boolean may = last <= ' ' || last == 'n' || last == 'r' || last == '>';
        if (!may || text.length() >= LOOKED_AT) {
            return text;
        }
        int end = text.length();
        for (int shorter = withoutOneEnd(text, end); shorter < end; shorter = withoutOneEnd(text, end)) {
            end = shorter;
        }
        return text.substring(0, end);
    }

    private static int withoutOneEnd(String text, int end) {
        for (String one : ENDS) {
            if (text.startsWith(one, end - one.length())) {
                return end - one.length();
            }
        }
        return end;
    }
}
