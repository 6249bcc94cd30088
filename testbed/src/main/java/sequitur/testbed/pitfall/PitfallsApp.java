package sequitur.testbed.pitfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** An app that makes the mistakes that it is asked for, each by its name, and prints what the library makes of them. */
public final class PitfallsApp {

    /** The groups, by the first letter of their names, in which an app may wait for a reply until its patience ends. */
    private static final String WAITING = "efghls";

    private static final int SHORT_PATIENCE_MILLIS = 8_000;

    /** In all the others the app does not give up on a busy machine. */
    private static final int LONG_PATIENCE_MILLIS = 60_000;

    private static final int WORKING_AT_THE_SAME_TIME = 8;
    private static final int WAITING_AT_THE_SAME_TIME = 96;

    private PitfallsApp() {}

    /** The other classes that it needs; those nested in a class come with it. */
    public static Class<?>[] parts() {
        return new Class<?>[] {
            Client.class,
            Mistake.class,
            SessionMistakes.class,
            MessageMistakes.class,
            DialogueMistakes.class,
            WatchedSockets.class
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
        List<String> named = Arrays.asList(arguments).subList(1, arguments.length);
        print(made(mistakes, arguments[0], named, name -> !isWaiting(name), WORKING_AT_THE_SAME_TIME));
        // Not while the others keep the machine busy: these would end their patience where the server was not late.
        print(made(mistakes, arguments[0], named, PitfallsApp::isWaiting, WAITING_AT_THE_SAME_TIME));
    }

    private static boolean isWaiting(String argument) {
        return WAITING.indexOf(argument.charAt(0)) >= 0;
    }

    private static List<Future<String>> made(
            Map<String, Mistake> mistakes,
            String password,
            List<String> arguments,
            Predicate<String> which,
            int atTheSameTime) {
        ExecutorService threads = Executors.newFixedThreadPool(atTheSameTime);
        List<Future<String>> outcomes = new ArrayList<>();
        for (String argument : arguments) {
            if (which.test(argument)) {
                String[] words = argument.split("[@=]", 3);
                int patience = isWaiting(argument) ? SHORT_PATIENCE_MILLIS : LONG_PATIENCE_MILLIS;
                Client client = new Client(password, Integer.parseInt(words[2]), patience);
                Mistake mistake = Objects.requireNonNull(mistakes.get(words[0]), argument);
                outcomes.add(threads.submit(() -> {
                    mistake.make(client);
                    return argument + "\t" + client.told() + "\t" + client.whole();
                }));
            }
        }
        threads.shutdown();
        return outcomes;
    }

    private static void print(List<Future<String>> outcomes) throws ExecutionException, InterruptedException {
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }
}
