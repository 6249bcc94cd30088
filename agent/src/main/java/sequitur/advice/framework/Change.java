package sequitur.advice.framework;

import java.util.Objects;

/**
 * The one thing that a person is to change. Properties stand in it under the library's own names; a {@link Framework} puts it
 * into words.
 */
public sealed interface Change {

    /**
     * A property of the mail session gets a value.
     *
     * @param property the library's name, as {@code mail.smtp.auth}
     * @param value the value, never a secret
     */
    record Put(String property, String value) implements Change {

        /** Checks that nothing is missing. */
        public Put {
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A property of the mail session is taken away.
     *
     * @param property the library's name
     */
    record Take(String property) implements Change {

        /** Checks that there is a name. */
        public Take {
            Objects.requireNonNull(property, "property");
        }
    }

    /**
     * The app gives the library a user name and a password.
     *
     * @param protocol the transport's protocol, the middle of its properties' names
     */
    record LogIn(String protocol) implements Change {

        /** Checks that there is a protocol. */
        public LogIn {
            Objects.requireNonNull(protocol, "protocol");
        }
    }

    /**
     * Something else, which no property says.
     *
     * @param words a clause that begins with a verb, without full stop; a property stands in braces
     */
    record Act(String words) implements Change {

        /** Checks that there are words. */
        public Act {
            Objects.requireNonNull(words, "words");
        }
    }
}
