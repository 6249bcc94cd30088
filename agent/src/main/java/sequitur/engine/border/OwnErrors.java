package sequitur.engine.border;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import sequitur.engine.report.PowerOfTen;

/**
 * How often the engine went wrong, by kind: the class of what was thrown, and the engine's own method nearest to it. That classes
 * can't be loaded is one kind: one missing class shows itself wherever it is needed. A kind is told the first time, and then the
 * tenth, the hundredth ...: no kind hides another, and none floods the log.
 */
final class OwnErrors {

    /** So many kinds are counted apart; what comes then is one more kind. */
    static final int MOST_KINDS = 100;

    private static final String OTHERS = "";
    private static final String OURS = "sequitur.";

    private final Map<String, AtomicInteger> byKind = new ConcurrentHashMap<>();

    /** Counts an error; how many of its kind there were, from 1. */
    int count(Throwable failure) {
        String kind = kind(failure);
        String counted = byKind.containsKey(kind) || byKind.size() < MOST_KINDS ? kind : OTHERS;
        return byKind.computeIfAbsent(counted, first -> new AtomicInteger()).incrementAndGet();
    }

    /** Whether the error that was counted as this many is told: the powers of ten. */
    static boolean isTold(int times) {
        return PowerOfTen.is(times);
    }

    private static String kind(Throwable failure) {
        if (failure instanceof LinkageError) {
            return LinkageError.class.getName();
        }
        if (failure instanceof VirtualMachineError) {
            // It comes wherever the app's own stack or memory ends.
            return failure.getClass().getName();
        }
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
        return failure.getClass().getName() + " " + place;
    }
}
