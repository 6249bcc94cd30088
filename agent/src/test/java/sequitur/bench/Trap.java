package sequitur.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every method of the engine calls first, once {@link Sabotage} has changed it: the place where one of them is made to fail. */
public final class Trap {

    private static final Set<String> PASSED = Collections.synchronizedSet(new LinkedHashSet<>());

    /** The method that fails; null while there is none. */
    private static volatile @Nullable String place;

    private static volatile boolean watching;
    private static volatile boolean sprung;

    private Trap() {}

    /**
     * A method begins.
     *
     * @param method its class and name
     */
    public static void pass(String method) {
        if (method.equals(place)) {
            sprung = true;
            throw new OutOfMemoryError("sabotage");
        }
        if (watching) {
            PASSED.add(method);
        }
    }

    /** From now on methods are written down. */
    static void watch() {
        PASSED.clear();
        watching = true;
    }

    /** From now on this method fails each time, as if memory had run out. */
    static void set(String method) {
        sprung = false;
        place = method;
    }

    /** From now on nothing fails or is written down. */
    static void remove() {
        place = null;
        watching = false;
    }

    /** Whether the method that was set last has been called. */
    static boolean isSprung() {
        return sprung;
    }

    /** The methods that were called while they were written down, in that order. */
    static List<String> passed() {
        synchronized (PASSED) {
            return new ArrayList<>(PASSED);
        }
    }
}
