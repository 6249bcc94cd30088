package sequitur.smtp.wire;

/**
 * One line of the client, taken apart once: where its verb, its words and its path stand, and what its parameters are. It is
 * a cursor, which is set on one line after another and makes no object. What it says holds until it is set on the next line.
 * Of no use to two threads at once.
 */
public final class Command {

    private static final String MAIL = "MAIL FROM:";
    private static final String RCPT = "RCPT TO:";
    private static final byte[] NOTHING = {};

    private byte[] line = NOTHING;
    private Verb verb = Verb.OTHER;
    private boolean forged;
    private int verbEnd;
    private int argumentStart;
    private int argumentEnd;
    private int restStart;
    private int end;
    private int pathStart;
    private int pathEnd;
    private final Parameters parameters = new Parameters();

    /**
     * A command that is looked at once.
     *
     * @param verb what the line is
     * @param line the line's octets without CR LF; any octets are taken
     * @return the command, on this line
     */
    public static Command of(Verb verb, byte[] line) {
        return new Command().read(verb, line);
    }

    /**
     * Sets this cursor on a line. Allocates nothing.
     *
     * @param newVerb what the line is
     * @param newLine the line's octets without CR LF; any octets are taken, and nobody may change them while they are read
     * @return this command
     */
    public Command read(Verb newVerb, byte[] newLine) {
        line = newLine;
        verb = newVerb;
        forged = Octets.hasLineBreak(line);
        verbEnd = Octets.wordEnd(line, 0);
        argumentStart = Octets.wordStart(line, verbEnd);
        argumentEnd = Octets.wordEnd(line, argumentStart);
        restStart = Octets.wordStart(line, argumentEnd);
        end = Octets.trimmedEnd(line);
        pathStart = pathStart(line);
        pathEnd = pathEnd(line, pathStart);
        parameters.read(line, parametersStart());
        return this;
    }

    /**
     * What the line is.
     *
     * @return the verb, as it was given
     */
    public Verb verb() {
        return verb;
    }

    /**
     * How long the line is.
     *
     * @return its octets, without CR LF
     */
    public int length() {
        return line.length;
    }

    /**
     * Whether it would be more than one command once it is written (RFC 5321 section 2.3.8).
     *
     * @return true if a CR, LF or NUL stands in it
     */
    public boolean isForged() {
        return forged;
    }

    /**
     * The parameters of MAIL or RCPT.
     *
     * @return them, read from this line until the next one is; none for any other command
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Where the parameters of MAIL or RCPT begin.
     *
     * @return the place of the first one's first octet; the line's end if there is none
     */
    public int parametersStart() {
        return Octets.wordStart(line, pathEnd);
    }

    /** The line itself, which nobody may change. */
    byte[] line() {
        return line;
    }

    /** Where the verb ends. */
    int verbEnd() {
        return verbEnd;
    }

    /** Where the first word behind the verb begins; the line's end if there is none. */
    int argumentStart() {
        return argumentStart;
    }

    /** Where that word ends. */
    int argumentEnd() {
        return argumentEnd;
    }

    /** Where the word behind that one begins; the line's end if there is none. */
    int restStart() {
        return restStart;
    }

    /** Where the line ends but for spaces. */
    int end() {
        return end;
    }

    /** Where the path of MAIL or RCPT begins, after FROM: or TO: and any spaces; the line's end if there is none. */
    int pathStart() {
        return pathStart;
    }

    /** Where the path ends. */
    int pathEnd() {
        return pathEnd;
    }

    private static int pathStart(byte[] line) {
        if (Octets.startsWith(line, MAIL)) {
            return Octets.wordStart(line, MAIL.length());
        }
        return Octets.startsWith(line, RCPT) ? Octets.wordStart(line, RCPT.length()) : line.length;
    }

    /** After its closing bracket, quoted strings passed over, or at a space if it has no brackets. */
    private static int pathEnd(byte[] line, int start) {
        if (start == line.length || line[start] != '<') {
            return Octets.wordEnd(line, start);
        }
        boolean quoted = false;
        for (int i = start; i < line.length; i++) {
            if (quoted && line[i] == '\\') {
                i++;
            } else if (line[i] == '"') {
                quoted = !quoted;
            } else if (line[i] == '>' && !quoted) {
                return i + 1;
            }
        }
        return line.length;
    }

    /** Tells the verb alone: behind it there may be a secret. */
    @Override
    public String toString() {
        return "Command[" + verb + "]";
    }
}
