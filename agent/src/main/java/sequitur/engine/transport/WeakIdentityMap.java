package sequitur.engine.transport;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value with each object of an app's, for as long as the app holds on to the object. An object is found by its identity: its
 * own {@code equals} and {@code hashCode}, which might take two for one, wait for a lock or throw, are never called.
 *
 * <p>Looking up takes no lock and makes no object. A value must not refer to its object, which would be kept alive by it.
 *
 * @param <V> the type of the values
 */
public final class WeakIdentityMap<V> {

    private static final int FEWEST_BUCKETS = 16;

    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private volatile AtomicReferenceArray<@Nullable Entry<V>> buckets = new AtomicReferenceArray<>(FEWEST_BUCKETS);

    /** How many entries there are; guarded by this. */
    private int size;

    /**
     * The value of an object.
     *
     * @param key the object
     * @return its value, or null if it has none
     */
    public @Nullable V get(Object key) {
        Reference<?> cleared = gone.poll();
        if (cleared != null) {
            remove(cleared);
        }
        return find(key);
    }

    /**
     * Gives an object this value unless it has one.
     *
     * @param key the object
     * @param value the value
     * @return the object's value from then on
     */
    public synchronized V putIfAbsent(Object key, V value) {
        for (Reference<?> cleared = gone.poll(); cleared != null; cleared = gone.poll()) {
            remove(cleared);
        }
        V present = find(key);
        if (present != null) {
            return present;
        }
        if (size >= buckets.length()) {
            grow();
        }
        add(buckets, new Entry<>(key, System.identityHashCode(key), value, gone));
        size++;
        return value;
    }

    /**
     * Whether this holds for the value of any object that is still there.
     *
     * @param condition what is asked of each value
     * @return true if it holds for one
     */
    public boolean anyMatch(Predicate<V> condition) {
        AtomicReferenceArray<@Nullable Entry<V>> present = buckets;
        for (int i = 0; i < present.length(); i++) {
            for (Entry<V> entry = present.get(i); entry != null; entry = entry.next) {
                if (!entry.refersTo(null) && condition.test(entry.value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable V find(Object key) {
        AtomicReferenceArray<@Nullable Entry<V>> present = buckets;
        Entry<V> entry = present.get(place(present, System.identityHashCode(key)));
        while (entry != null && !entry.refersTo(key)) {
            entry = entry.next;
        }
        return entry == null ? null : entry.value;
    }

    /** Whoever is just reading goes on from the entry that is removed to those behind it. */
    private synchronized void remove(Reference<?> cleared) {
        int place = place(buckets, ((Entry<?>) cleared).hash);
        Entry<V> before = null;
        Entry<V> entry = buckets.get(place);
        while (entry != null && entry != cleared) {
            before = entry;
            entry = entry.next;
        }
        if (entry == null) {
            // It was left behind when the map grew.
            return;
        }
        if (before == null) {
            buckets.set(place, entry.next);
        } else {
            before.next = entry.next;
        }
        size--;
    }

    /** Entries are copied, so that whoever is just reading finds the old ones as they were. */
    private void grow() {
        AtomicReferenceArray<@Nullable Entry<V>> old = buckets;
        AtomicReferenceArray<@Nullable Entry<V>> grown = new AtomicReferenceArray<>(old.length() * 2);
        int copied = 0;
        for (int i = 0; i < old.length(); i++) {
            for (Entry<V> entry = old.get(i); entry != null; entry = entry.next) {
                Object key = entry.get();
                if (key != null) {
                    add(grown, new Entry<>(key, entry.hash, entry.value, gone));
                    copied++;
                }
            }
        }
        buckets = grown;
        size = copied;
    }

    private static <V> void add(AtomicReferenceArray<@Nullable Entry<V>> buckets, Entry<V> entry) {
        int place = place(buckets, entry.hash);
        entry.next = buckets.get(place);
        buckets.set(place, entry);
    }

    /** The number of buckets is a power of two. */
    private static int place(AtomicReferenceArray<?> buckets, int hash) {
        return (hash ^ (hash >>> 16)) & (buckets.length() - 1);
    }

    /** One object, its value, and the next in the same bucket. */
    private static final class Entry<V> extends WeakReference<Object> {
        private final int hash;
        private final V value;
        private volatile @Nullable Entry<V> next;

        Entry(Object key, int hash, V value, ReferenceQueue<Object> gone) {
            super(key, gone);
            this.hash = hash;
            this.value = value;
        }
    }
}
