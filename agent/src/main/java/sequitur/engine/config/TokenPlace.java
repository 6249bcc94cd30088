package sequitur.engine.config;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Where an access token comes from. */
public sealed interface TokenPlace {

    /**
     * A file that another program keeps up to date.
     *
     * @param file where it is
     */
    record File(PasswordPlace file) implements TokenPlace {

        /** Checks that there is one. */
        public File {
            Objects.requireNonNull(file, "file");
        }
    }

    /**
     * A program that prints it.
     *
     * @param words the program and its arguments; at least the program
     */
    record Command(List<String> words) implements TokenPlace {

        /** Keeps its own copy. */
        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no program");
            }
        }

        /** Tells nothing: there may be a secret among the arguments. */
        @Override
        public String toString() {
            return "Command[****]";
        }
    }

    /**
     * A token endpoint (RFC 6749 section 3.2).
     *
     * @param address its address; https, but for the loopback interface
     */
    record Endpoint(URI address) implements TokenPlace {

        /** Checks that there is one. */
        public Endpoint {
            Objects.requireNonNull(address, "address");
        }

        /** Tells nothing of a query, which may hold a key. */
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
        }
    }
}
