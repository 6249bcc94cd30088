package sequitur.advice.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An exception and its causes, as names of classes and messages: the same for every release of the mail library and of the JDK.
 *
 * @param links the exception itself, then its causes; empty if nothing was thrown
 */
public record Thrown(List<Link> links) {

    /** Nothing was thrown, as where the app still waits for an answer. */
    public static final Thrown NOTHING = new Thrown(List.of());

    /** No chain is so long but one that runs in a circle. */
    private static final int LONGEST = 20;

    /**
     * One exception of a chain.
     *
     * @param className the name of its class
     * @param message its message, empty text if it has none; it may hold words of others
     */
    public record Link(String className, String message) {

        /** Checks that nothing is missing. */
        public Link {
            Objects.requireNonNull(className, "className");
            Objects.requireNonNull(message, "message");
        }

        /**
         * The name of the class without that of its package.
         *
         * @return the name
         */
        public String simpleName() {
            return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        }

        /** Tells the class alone: the message may hold words of others. */
        @Override
        public String toString() {
            return className;
        }
    }

    /** Keeps its own copy. */
    public Thrown {
        links = List.copyOf(links);
    }

    /**
     * Reads a chain.
     *
     * @param failure the exception that the app gets
     * @return the chain, its first twenty links at most
     */
    public static Thrown of(Throwable failure) {
        List<Link> links = new ArrayList<>();
        @Nullable Throwable next = failure;
        while (next != null && links.size() < LONGEST) {
            links.add(new Link(next.getClass().getName(), Objects.requireNonNullElse(next.getMessage(), "")));
            next = next.getCause();
        }
        return new Thrown(links);
    }

    /**
     * The innermost cause.
     *
     * @return its class's name without package, or nothing if nothing was thrown
     */
    public Optional<String> rootName() {
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(links.get(links.size() - 1).simpleName());
    }

    /** Whether one of the chain's classes has one of these names, packages left out. */
    boolean has(String... simpleNames) {
        return any(link -> List.of(simpleNames).contains(link.simpleName()));
    }

    /** Whether a class of the chain is of a package, or has a name that begins so. */
    boolean isOf(String prefix) {
        return any(link -> link.className().startsWith(prefix));
    }

    /**
     * Whether the chain says something.
     *
     * @param words what it may say, in any case of letters
     * @return true if one of them stands in a message
     */
    public boolean says(String... words) {
        return any(link -> {
            String message = link.message().toLowerCase(Locale.ROOT);
            return List.of(words).stream().anyMatch(word -> message.contains(word.toLowerCase(Locale.ROOT)));
        });
    }

    private boolean any(Predicate<Link> condition) {
        return links.stream().anyMatch(condition);
    }
}
