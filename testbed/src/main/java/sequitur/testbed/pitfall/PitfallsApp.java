package sequitur.testbed.pitfall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An app that makes the mistakes that it is asked for, each by its name, and prints what the library makes of them. */
public final class PitfallsApp {

    /** Most of them wait for a timeout. */
    private static final int AT_THE_SAME_TIME = 96;

    private PitfallsApp() {}

    /** The other classes that it needs; those nested in a class come with it. */
    public static Class<?>[] parts() {
        return new Class<?>[] {
            Client.class, Mistake.class, SessionMistakes.class, MessageMistakes.class, DialogueMistakes.class
        };
    }

    /**
     * Makes the mistakes, many at the same time. Prints a line for each: its argument, a tab, what the app is told in short, a
     * tab, what it is told with all causes.
     *
     * @param arguments the password of the user alice, then {@code name@anything=port} for each mistake
     * @throws Exception if one ends otherwise than it should
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, Mistake> mistakes = new HashMap<>();
        mistakes.putAll(SessionMistakes.all());
        mistakes.putAll(MessageMistakes.all());
        mistakes.putAll(DialogueMistakes.all());
        ExecutorService threads = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
        List<Future<String>> outcomes = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            String[] words = argument.split("[@=]", 3);
            Client client = new Client(arguments[0], Integer.parseInt(words[2]));
            Mistake mistake = Objects.requireNonNull(mistakes.get(words[0]), argument);
            outcomes.add(threads.submit(() -> {
                mistake.make(client);
                return argument + "\t" + client.told() + "\t" + client.whole();
            }));
        }
        threads.shutdown();
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }
}
