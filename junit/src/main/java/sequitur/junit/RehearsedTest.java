package sequitur.junit;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is rehearsed in one test, as settings of its threads. */
final class RehearsedTest implements SmtpRehearsal {

    /** Any host, however it is called: a setting for it counts less than one that names the host. */
    private static final String KEY = "rehearse.*.";

    private final UnaryOperator<String> faults;
    private final Map<String, String> answers = new ConcurrentSkipListMap<>();

    /**
     * Makes one in which nothing is rehearsed.
     *
     * @param faults what tells what is wrong with settings; empty if nothing is
     */
    RehearsedTest(UnaryOperator<String> faults) {
        this.faults = faults;
    }

    @Override
    public void answer(String cue, String answer) {
        String key = key(cue);
        String wrong = answer.indexOf(',') < 0
                ? faults.apply("rehearse=true," + key + "=" + answer)
                : "there may be no comma in an answer of SmtpRehearsal: " + answer;
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong);
        }
        answers.put(key, answer);
    }

    @Override
    public void leave(String cue) {
        answers.remove(key(cue));
    }

    private static String key(String cue) {
        return KEY + cue.toLowerCase(Locale.ROOT);
    }

    /** Settings with what is rehearsed. */
    String with(String settings) {
        if (answers.isEmpty()) {
            return settings;
        }
        String rehearsed = answers.entrySet().stream()
                .map(answer -> answer.getKey() + "=" + answer.getValue())
                .collect(Collectors.joining(",", "rehearse=true,", ""));
        return settings.isEmpty() ? rehearsed : settings + "," + rehearsed;
    }
}
