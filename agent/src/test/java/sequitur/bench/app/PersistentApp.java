package sequitur.bench.app;

import jakarta.mail.MessagingException;

/** An app that tries several times to do what {@link CommandLineApp} does, whatever is thrown, and prints that. */
public final class PersistentApp {

    private PersistentApp() {}

    /**
     * Tries.
     *
     * @param arguments as those of {@link CommandLineApp}, with the number of tries behind the password
     */
    public static void main(String[] arguments) {
        String[] once = new String[arguments.length - 1];
        System.arraycopy(arguments, 0, once, 0, 3);
        System.arraycopy(arguments, 4, once, 3, arguments.length - 4);
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            try {
                CommandLineApp.main(once);
            } catch (MessagingException failure) {
                System.out.println(failure.getClass().getSimpleName() + ": "
                        + String.valueOf(failure.getMessage()).strip());
            }
        }
    }
}
