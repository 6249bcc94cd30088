package sequitur.examples.commandline;

/** The jar's command line in a JVM that says that it is Java 11. */
public final class CommandOnOldJava {

    private CommandOnOldJava() {}

    /**
     * Calls the jar's main method.
     *
     * @param arguments the arguments
     * @throws ReflectiveOperationException if there is no such method
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.setProperty("java.specification.version", "11");
        Class.forName("sequitur.agent.SequiturAgent")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
