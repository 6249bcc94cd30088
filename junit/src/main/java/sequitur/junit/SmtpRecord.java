package sequitur.junit;

import java.util.List;

/** What the agent has seen of a test's mail so far. A test method may have it as a parameter. */
public interface SmtpRecord {

    /**
     * The commands that broke a rule.
     *
     * @return the violations in the order in which they happened
     */
    List<SmtpEvent> violations();

    /**
     * The attempts to connect or to send that ended in an exception, whether or not a rule was broken. They don't fail a test.
     *
     * @return the failures in the order in which they happened
     */
    List<SmtpEvent> failures();

    /**
     * What the two sides have said, without the content of messages and without credentials: lines that begin with {@code C: } or {@code S: }, and
     * before them the number of the connection where there are several. A line that begins with {@code ! } names the rule that the next command breaks.
     *
     * @return the lines; of a long dialogue the first and the last ones
     */
    List<String> dialogue();
}
