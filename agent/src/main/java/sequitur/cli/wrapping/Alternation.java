package sequitur.cli.wrapping;

/** Counts where commands and replies do not alternate, as they do where the lines of one session stand alone. */
public final class Alternation {

    private static final int CHALLENGE = 334;
    private static final int CONTENT = 354;
    private static final int GREETING = 220;
    private static final int CLOSING = 421;
    private static final int BYE = 221;

    private int commands;
    private int replies;
    private int outstanding;
    private int conflicts;

    /** How many sessions began while another one was open. */
    private int begun;

    /** What can't be, once a session has begun while another one was open. */
    private int impossible;

    private boolean open;
    private boolean connecting;
    private boolean greeted;
    private boolean handshake;

    /**
     * Takes the next line.
     *
     * @param speech what it is
     * @param line the line
     */
    public void take(Speech speech, String line) {
        String text = Speech.withoutMarker(line);
        if (speech == Speech.COMMAND) {
            command(text);
        } else if (speech == Speech.REPLY && !(text.length() > 3 && text.charAt(3) == '-')) {
            reply(Protocol.code(text));
        } else if (speech == Speech.REMARK && text.contains("trying to connect to host \"")) {
            begin();
            connecting = true;
        }
    }

    /** The connection has ended, or the app was told of a failure. */
    public void end() {
        open = false;
        outstanding = 0;
    }

    private void command(String text) {
        String verb = Protocol.verb(text);
        boolean hello = Protocol.isHello(text);
        commands++;
        conflicts += outstanding > 0 ? 1 : 0;
        boolean outOfPlace = (hello && outstanding > 0) || (!open && !hello && replies > 0);
        impossible += outOfPlace && begun > 0 ? 1 : 0;
        outstanding++;
        handshake = verb.equals("STARTTLS");
        greeted |= hello;
        open |= hello;
        if (verb.equals("QUIT")) {
            open = false;
        }
    }

    private void reply(int code) {
        replies++;
        if (code == CHALLENGE || code == CONTENT) {
            outstanding = 1;
        } else if (code == GREETING && !handshake && replies > 1) {
            conflicts += outstanding > 0 ? 1 : 0;
            greet();
        } else if (outstanding > 0) {
            outstanding--;
        } else if (code != CLOSING && greeted) {
            conflicts++;
            impossible += begun > 0 ? 1 : 0;
        }
        if (code == CLOSING || code == BYE) {
            end();
        }
        open |= code == GREETING;
        handshake = false;
    }

    private void greet() {
        if (!connecting) {
            begin();
        }
        connecting = false;
    }

    private void begin() {
        begun += open ? 1 : 0;
        open = true;
        outstanding = 0;
    }

    /** How often they did not; one side alone is no dialogue. */
    int conflicts() {
        boolean oneSided = commands == 0 || replies == 0;
        return oneSided ? commands + replies : conflicts;
    }

    /**
     * Whether the lines of several sessions are mixed: one began while another was open, and then came what one session can't
     * have said.
     *
     * @return true if so
     */
    public boolean isMixed() {
        return impossible > 0;
    }

    /**
     * Whether no session is open.
     *
     * @return true after the end of one
     */
    public boolean isClosed() {
        return !open;
    }

    /** Forgets what was in doubt: no session is open any more. */
    public void settle() {
        begun = 0;
        impossible = 0;
    }
}
