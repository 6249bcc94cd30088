package sequitur.cli.wrapping;

/** Counts where commands and replies do not alternate, as they do where the lines of one session stand alone. */
public final class Alternation {

    private static final int CHALLENGE = 334;
    private static final int CONTENT = 354;
    private static final int GREETING = 220;
    private static final int CLOSING = 421;

    private int commands;
    private int replies;
    private int outstanding;
    private int conflicts;
    private int begun;
    private int surplus;
    private boolean greeted;
    private boolean handshake;

    /**
     * Takes the next line.
     *
     * @param speech what it is
     * @param line the line
     */
    public void take(Speech speech, String line) {
        String text = line.substring(Speech.marker(line));
        if (speech == Speech.COMMAND) {
            command(text);
        } else if (speech == Speech.REPLY && !(text.length() > 3 && text.charAt(3) == '-')) {
            reply(Protocol.code(text));
        } else if (speech == Speech.REMARK && text.contains("trying to connect to host \"")) {
            connect();
        }
    }

    private void command(String text) {
        commands++;
        conflicts += outstanding > 0 ? 1 : 0;
        outstanding++;
        handshake = Protocol.verb(text).equals("STARTTLS");
        greeted |= Protocol.isHello(text);
    }

    private void reply(int code) {
        replies++;
        if (code == CHALLENGE || code == CONTENT) {
            outstanding = 1;
        } else if (code == GREETING && !handshake && replies > 1) {
            begin();
        } else if (outstanding > 0) {
            outstanding--;
        } else if (code != CLOSING && greeted) {
            conflicts++;
            surplus++;
        }
        handshake = false;
    }

    private void connect() {
        if (outstanding > 0) {
            begin();
        }
    }

    private void begin() {
        if (outstanding > 0) {
            conflicts++;
            begun++;
        }
        outstanding = 0;
    }

    /** How often they did not; one side alone is no dialogue. */
    int conflicts() {
        boolean oneSided = commands == 0 || replies == 0;
        return oneSided ? commands + replies : conflicts;
    }

    /**
     * Whether the lines of several sessions are mixed: one began while another awaited a reply, and then there was a reply too many.
     *
     * @return true if so
     */
    public boolean isMixed() {
        return begun > 0 && surplus > 0;
    }
}
