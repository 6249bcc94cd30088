package sequitur.smtp.lab;

import java.util.List;

/**
 * One line that was sent to a real server, or the message content up to its final dot, and what came back.
 *
 * @param step the place of the word in the sequence or the walk; -1 for the greeting
 * @param word the lab's word for what was sent
 * @param line the line without CR LF; the final dot for message content; empty for the greeting
 * @param outcome what became of it
 * @param code the reply's code; 0 for what is no reply of SMTP, and where there was no reply
 * @param text the reply's lines without their codes, separated by LF
 * @param pipelined whether it was sent in one group with the others of its step
 * @param handshake whether a TLS handshake followed and succeeded
 * @param extra the codes of the replies that followed unasked
 */
record Exchange(
        int step,
        String word,
        String line,
        Outcome outcome,
        int code,
        String text,
        boolean pipelined,
        boolean handshake,
        List<Integer> extra) {

    /** What became of a line. */
    enum Outcome {
        /** It was answered. */
        REPLY,
        /** It was sent, and rightly got no reply: it stood behind STARTTLS in one group. */
        NO_REPLY,
        /** The server closed the connection, or said nothing for so long that the lab did. */
        CLOSED,
        /** The connection was gone before it could be sent; in a group it was sent and never answered. */
        GONE,
        /** It was message content for which the server had not asked. */
        SKIPPED
    }

    /** Whether the line went out. */
    boolean sent() {
        return outcome != Outcome.SKIPPED && (outcome != Outcome.GONE || pipelined);
    }

    /** Whether the server took it: a reply of 2yz, or 354 to DATA; 334 leaves it open. */
    boolean accepted() {
        return (code >= 200 && code < 300) || code == 354;
    }

    /** Whether the server had nothing against it: a reply of 2yz or 3yz. */
    boolean taken() {
        return code >= 200 && code < 400;
    }

    /** Whether the server refused it: a reply of 4yz or 5yz. */
    boolean refused() {
        return code >= 400 && code < 600;
    }

    /** Whether it is the server's greeting. */
    boolean isGreeting() {
        return word.equals("GREETING");
    }

    /** The whole reply as it was received. */
    String reply() {
        StringBuilder reply = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            reply.append(code)
                    .append(i < lines.length - 1 ? '-' : ' ')
                    .append(lines[i])
                    .append("\r\n");
        }
        return reply.toString();
    }

    /** The same exchange with another text of the reply. */
    Exchange answering(String otherText) {
        return new Exchange(step, word, line, outcome, code, otherText, pipelined, handshake, extra);
    }

    /** The same exchange as part of the group that another one belongs to. */
    Exchange inGroupOf(Exchange other) {
        return new Exchange(other.step, word, line, outcome, code, text, true, handshake, extra);
    }
}
