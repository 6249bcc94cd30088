package sequitur.junit;

/**
 * Refusals on purpose, for one test: the agent answers in the server's place, so that the test sees what the app makes of it. A test method, or one with
 * {@code @BeforeEach}, may have it as a parameter. What is asked for counts for the threads of the test, and for connections that are opened after it; it ends
 * with the test. docs/rehearsal.md tells what the server sees.
 */
public interface SmtpRehearsal {

    /**
     * Has each such command answered, from now on.
     *
     * @param cue the point of the dialogue: {@code greeting}, {@code ehlo}, {@code starttls}, {@code auth}, {@code mail}, {@code rcpt}, {@code data} or
     *     {@code content-end}, in capital letters as well
     * @param answer a reply, as {@code 451 4.7.1 Try later}; {@code drop}, {@code stall 30s} or {@code slow 10s}. There is no comma in it
     * @throws IllegalArgumentException if the agent can't use it; the message names what is valid
     */
    void answer(String cue, String answer);

    /**
     * Leaves such commands to the server again.
     *
     * @param cue the point of the dialogue
     */
    void leave(String cue);
}
