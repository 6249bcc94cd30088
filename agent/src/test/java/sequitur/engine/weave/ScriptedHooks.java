package sequitur.engine.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stands for the bridge: its fields note how they are called, and answer as they are told to. */
public final class ScriptedHooks implements BiFunction<Object, @Nullable Object, @Nullable Object> {

    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connecting = new ScriptedHooks("a");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connectEnded = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> streamsOpened = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> commandSending = new ScriptedHooks("a");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> replyAwaited = new ScriptedHooks("a");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> replyRead = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> commandFailed = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> mailStarting = new ScriptedHooks("a");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> messageStarting = new ScriptedHooks("a");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> contentOpened = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> messageEnded = new ScriptedHooks("b");
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connectionClosed =
            new ScriptedHooks("b");

    /** What a hook gives back for the very argument that it was given. */
    static final Object SAME = new Object();

    /** The calls of this test, and the answers: at a method's entry, and at its exit. */
    private static final List<String> CALLS = new ArrayList<>();

    private static final Map<String, Object> ANSWERS = new HashMap<>();

    private final String moment;

    private ScriptedHooks(String moment) {
        this.moment = moment;
    }

    /** From now on a hook at the entry of a method answers so, and one at its exit so: null, an object, or what is thrown. */
    static void answer(@Nullable Object atEntry, @Nullable Object atExit) {
        CALLS.clear();
        ANSWERS.clear();
        ANSWERS.put("a", atEntry == null ? List.of() : atEntry);
        ANSWERS.put("b", atExit == null ? List.of() : atExit);
    }

    /** How the hooks were called since. */
    static List<String> calls() {
        return List.copyOf(CALLS);
    }

    /** What a hook throws in the place of an answer. */
    record Thrown(Throwable throwable) {}

    @Override
    public @Nullable Object apply(Object transport, @Nullable Object argument) {
        CALLS.add(moment + " " + transport.getClass().getSimpleName() + " " + text(argument));
        Object answer = ANSWERS.getOrDefault(moment, List.of());
        if (answer instanceof Thrown thrown) {
            throw ScriptedHooks.<RuntimeException>sneaky(thrown.throwable());
        }
        return answer == SAME ? argument : answer.equals(List.of()) ? null : answer;
    }

    /** Hooks throw what the library throws, though the interface of the JDK that they have says nothing of it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(Throwable throwable) throws T {
        throw (T) throwable;
    }

    private static String text(@Nullable Object argument) {
        if (argument instanceof Object[] array) {
            return Arrays.toString(array);
        }
        return argument instanceof byte[] octets ? Arrays.toString(octets) : text(String.valueOf(argument));
    }

    /** Without the address in memory. */
    private static String text(String text) {
        return text.replaceFirst("@[0-9a-f]+$", "");
    }
}
