package sequitur.examples.attached;

import jakarta.mail.MessagingException;

/** {@link Traffic} in a JVM that says that it is Java 11. */
public final class PretendedJava11 {

    private PretendedJava11() {}

    /**
     * Sends the messages.
     *
     * @param arguments what {@link Traffic} takes
     * @throws MessagingException if a message is not sent
     */
    public static void main(String[] arguments) throws MessagingException {
        System.setProperty("java.specification.version", "11");
        Traffic.main(arguments);
    }
}
