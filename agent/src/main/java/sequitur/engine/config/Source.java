package sequitur.engine.config;

/**
 * Where a value of a setting stands. The kinds are declared from the weakest to the strongest: where two of them set the same key,
 * the stronger one counts.
 */
sealed interface Source {

    /** Nowhere: what counts where nothing is set. */
    record Default() implements Source {

        @Override
        public String name() {
            return "default";
        }
    }

    /**
     * A line of a file: of the file that is named, or of {@code sequitur.properties} in the working directory.
     *
     * @param name the file as it was named
     * @param line the line, from 1
     */
    record InFile(String name, int line) implements Source {

        @Override
        public Notation notation() {
            return Notation.PROPERTY;
        }

        @Override
        public String text() {
            return name + ":" + line;
        }
    }

    /**
     * An environment variable of the JVM.
     *
     * @param variable its name
     */
    record Environment(String variable) implements Source {

        /** How problems name the environment. */
        static final String NAME = "environment";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Notation notation() {
            return Notation.VARIABLE;
        }

        @Override
        public String text() {
            return "environment variable " + variable;
        }
    }

    /**
     * A system property of the JVM.
     *
     * @param property its name
     */
    record SystemProperty(String property) implements Source {

        /** How problems name the system properties. */
        static final String NAME = "system properties";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Notation notation() {
            return Notation.PROPERTY;
        }

        @Override
        public String text() {
            return "system property " + property;
        }
    }

    /** What stands after {@code -javaagent:sequitur-agent.jar=}. */
    record AgentArgument() implements Source {

        /** How problems name the agent arguments. */
        static final String NAME = "agent arguments";

        @Override
        public String name() {
            return NAME;
        }
    }

    /**
     * The whole of which it is a part, as problems name it.
     *
     * @return the file as it was named, or what it is in place of a file
     */
    String name();

    /**
     * Where in the whole it is.
     *
     * @return the line of the file, from 1; 0 where there are no lines
     */
    default int line() {
        return 0;
    }

    /**
     * How keys are written there.
     *
     * @return the notation
     */
    default Notation notation() {
        return Notation.ARGUMENT;
    }

    /**
     * The place in full.
     *
     * @return a noun, for example {@code mail.properties:3}; words of others in it are as they came
     */
    default String text() {
        return name();
    }
}
