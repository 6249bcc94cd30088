package sequitur.testbed.pitfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An app that makes the mistakes that it is asked for, each by its name, and prints what the library makes of them. */
public final class PitfallsApp {

    /** Those in which the server keeps the app waiting for longer than it has patience, as do all in which a forged command passes. */
    private static final Set<String> IN_VAIN =
            new HashSet<>(Arrays.asList("g8", "h11", "h12", "h13", "h14", "h15", "h16", "h24", "l3", "l8"));

    private static final String FORGED = "f";

    private static final int SHORT_PATIENCE_MILLIS = 8_000;

    /** In all the others the app is never to give up, however busy the machine is. */
    private static final int LONG_PATIENCE_MILLIS = 100_000;

    /** So few that those that wait in vain get their replies in time while these work. */
    private static final int AT_THE_SAME_TIME = 8;

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
        ExecutorService waiting = Executors.newCachedThreadPool();
        ExecutorService working = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
        List<Future<String>> outcomes = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            String[] words = argument.split("[@=]", 3);
            boolean inVain = IN_VAIN.contains(words[0]) || words[0].startsWith(FORGED);
            int patience = inVain ? SHORT_PATIENCE_MILLIS : LONG_PATIENCE_MILLIS;
            Client client = new Client(arguments[0], Integer.parseInt(words[2]), patience);
            Mistake mistake = Objects.requireNonNull(mistakes.get(words[0]), argument);
            outcomes.add((inVain ? waiting : working).submit(() -> {
                mistake.make(client);
                return argument + "\t" + client.told() + "\t" + client.whole();
            }));
        }
        waiting.shutdown();
        working.shutdown();
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }
}
