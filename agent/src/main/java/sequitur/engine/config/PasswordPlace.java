package sequitur.engine.config;

import java.nio.file.Path;
import java.util.Objects;

/** Where a password or an access token is to be found when it is needed. It is not in the settings themselves. */
public sealed interface PasswordPlace {

    /**
     * An environment variable of the JVM.
     *
     * @param name the variable's name
     */
    record Variable(String name) implements PasswordPlace {

        /** Checks that there is a name. */
        public Variable {
            Objects.requireNonNull(name, "name");
        }

        /** Tells nothing: in place of the name there may be the password itself. */
        @Override
        public String toString() {
            return "Variable[****]";
        }
    }

    /**
     * The first line of a file.
     *
     * @param path where the file is, absolute
     */
    record File(Path path) implements PasswordPlace {

        /** Checks that there is a path. */
        public File {
            Objects.requireNonNull(path, "path");
        }
    }
}
