package sequitur.examples.attached;

/** An app that never mails. */
public final class Hello {

    private Hello() {}

    /**
     * Greets.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
