package sequitur.compatibility.neighbour;

/** An app that never mails. */
public final class HelloApp {

    private HelloApp() {}

    /**
     * Greets.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
