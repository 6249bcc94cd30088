package sequitur.cli.probe;

import sequitur.smtp.wire.Reply;

/**
 * What a server answered.
 *
 * @param code the reply's code; {@link Reply#MALFORMED} for what is no reply, or where none came
 * @param raw the reply as it came
 */
record Heard(int code, String raw) {

    /** No answer. */
    static final Heard NOTHING = new Heard(Reply.MALFORMED, "");

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST = 200;
    private static final int CONTINUE = 334;
    private static final int LONGEST_CODE = 3;

    static Heard of(String raw) {
        return new Heard(Reply.parse(raw).code(), raw);
    }

    /** Whether the server did what it was told, or asks for more. */
    boolean accepts() {
        return code >= FIRST && code < FIRST_REFUSAL;
    }

    /** Whether it is a reply of SMTP at all. */
    boolean isReply() {
        return code >= FIRST && code < FIRST + FIRST_REFUSAL;
    }

    /** Whether the server asks for the next line of a SASL exchange. */
    boolean isChallenge() {
        return code == CONTINUE;
    }

    /** What stands behind the code. */
    String words() {
        return raw.length() > LONGEST_CODE ? raw.substring(LONGEST_CODE + 1).strip() : "";
    }

    /** Tells the code alone. */
    @Override
    public String toString() {
        return "Heard[" + code + "]";
    }
}
