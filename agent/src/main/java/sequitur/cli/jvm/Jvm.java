package sequitur.cli.jvm;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;

/** Another JVM of this machine. */
public final class Jvm {

    /**
     * The system property that holds the agent's version for as long as it is attached, and nothing once it is detached. An agent
     * that came with the JVM sets it at the first mail: until then only its class tells that it is there.
     */
    private static final String MARK = "sequitur.agent";

    /** The system property that holds the policy in short for as long as the engine runs. */
    private static final String POLICY = "sequitur.agent.policy";

    private static final String AGENT = "sequitur.agent.TransportTransformer";

    /** The system property that holds the agent's answer. */
    private static final String ANSWER = "sequitur.answer";

    private static final String REQUEST = "sequitur-request";

    /** The JDK before 24 takes no more than 1024 octets, and the jar's name stands among them twice. */
    private static final int LONGEST_REQUEST = 1000;

    private final VirtualMachineDescriptor descriptor;

    Jvm(VirtualMachineDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Its process id.
     *
     * @return the id
     */
    public String pid() {
        return descriptor.id();
    }

    /**
     * What it runs, without the arguments, in which there may be secrets.
     *
     * @return the main class or the jar; {@code ?} if that can't be seen
     */
    public String main() {
        String name = descriptor.displayName().strip().split(" ", 2)[0];
        return name.isEmpty() ? "?" : name;
    }

    /**
     * What a person is told of it.
     *
     * @return its process id, and what it runs in brackets
     */
    public String name() {
        return pid() + " (" + Printable.of(main()) + ")";
    }

    /**
     * Has the agent attached.
     *
     * @param jar the agent's jar
     * @param version its version
     * @param folder what relative names of files among the settings are relative to
     * @param settings the settings, as after {@code -javaagent:sequitur-agent.jar=}
     * @return what the agent says
     * @throws RefusingJvmException if the JVM does not load it
     */
    public AgentResponse attach(Path jar, String version, Path folder, String settings) {
        return ask(jar, "attach", version, jar.toString(), folder.toString(), settings);
    }

    /**
     * Has the agent detached.
     *
     * @param jar an agent's jar, through which the JVM is asked
     * @return what the agent says
     * @throws RefusingJvmException if the JVM does not load the jar
     */
    public AgentResponse detach(Path jar) {
        return with(machine -> version(machine).isPresent()
                ? ask(machine, jar, "detach")
                : new AgentResponse(AgentResponse.Outcome.ABSENT, List.of()));
    }

    /**
     * Asks the agent for the settings that count there.
     *
     * @param jar an agent's jar, through which the JVM is asked
     * @return what the agent says
     * @throws RefusingJvmException if the JVM does not load the jar
     */
    public AgentResponse settings(Path jar) {
        return with(machine -> version(machine).isPresent()
                ? ask(machine, jar, "settings")
                : new AgentResponse(AgentResponse.Outcome.ABSENT, List.of()));
    }

    /**
     * Whether the agent is there, or a transport that it watches for.
     *
     * @param transports the names of the transports' classes
     * @return what is known
     * @throws RefusingJvmException if the JVM does not answer
     */
    public AttachState state(List<String> transports) {
        return with(machine -> {
            Optional<String> version = version(machine);
            if (version.isPresent()) {
                return new AttachState(
                        AttachState.Kind.ATTACHED,
                        version.get(),
                        machine.getSystemProperties().getProperty(POLICY, ""));
            }
            boolean loaded = false;
            for (String transport : transports) {
                Optional<String> hierarchy = hierarchyOf(machine, transport);
                if (hierarchy.isEmpty()) {
                    return new AttachState(AttachState.Kind.UNKNOWN, "", "");
                }
                loaded |= hierarchy.get().contains(transport);
            }
            return new AttachState(loaded ? AttachState.Kind.LOADED : AttachState.Kind.NOT_LOADED, "", "");
        });
    }

    private AgentResponse ask(Path jar, String... words) {
        return with(machine -> ask(machine, jar, words));
    }

    private AgentResponse ask(VirtualMachine machine, Path jar, String... words) throws Exception {
        String id = UUID.randomUUID().toString();
        String request = REQUEST + "\n" + id + "\n" + String.join("\n", words);
        if ((jar + "=" + request).getBytes(StandardCharsets.UTF_8).length > LONGEST_REQUEST) {
            throw new RefusingJvmException(
                    "the JVM takes no more than 1000 octets, which the names of the jar and the folder and the settings exceed;"
                            + " put the settings into a file, and name that");
        }
        machine.loadAgent(jar.toString(), request);
        String answer = machine.getSystemProperties().getProperty(ANSWER, "");
        String[] lines = answer.split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(id)) {
            throw new RefusingJvmException("the agent in JVM " + pid() + " gave no answer");
        }
        return new AgentResponse(
                AgentResponse.Outcome.valueOf(lines[1].toUpperCase(Locale.ROOT)),
                Arrays.asList(lines).subList(2, lines.length));
    }

    /** The agent's version if it is attached, empty if it is and the version can't be seen. */
    private static Optional<String> version(VirtualMachine machine) throws IOException {
        String mark = machine.getSystemProperties().getProperty(MARK);
        if (mark != null) {
            return Optional.of(mark).filter(version -> !version.isEmpty());
        }
        return hierarchyOf(machine, AGENT)
                .filter(hierarchy -> hierarchy.contains(AGENT))
                .map(there -> "");
    }

    /**
     * The line of ancestors of a class, if it is loaded: what {@code jcmd PID VM.class_hierarchy} says. It changes nothing there. Nothing
     * for a JVM that does not know the question.
     */
    private static Optional<String> hierarchyOf(VirtualMachine machine, String className) throws IOException {
        try {
            // The jar's manifest exports the package to the command line, and the compiler does not see that.
            InputStream answer = (InputStream) Class.forName(
                            "sun.tools.attach.HotSpotVirtualMachine",
                            false,
                            machine.getClass().getClassLoader())
                    .getMethod("executeJCmd", String.class)
                    .invoke(machine, "VM.class_hierarchy " + className);
            try (answer) {
                return Optional.of(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException otherJvm) {
            return Optional.empty();
        }
    }

    private interface Question<T> {
        T ask(VirtualMachine machine) throws Exception;
    }

    private <T> T with(Question<T> question) {
        try {
            VirtualMachine machine = VirtualMachine.attach(descriptor);
            try {
                return question.ask(machine);
            } finally {
                machine.detach();
            }
        } catch (RefusingJvmException refused) {
            throw refused;
        } catch (Exception refused) {
            throw refusing(refused);
        }
    }

    private RefusingJvmException refusing(Exception refusal) {
        @Nullable String message = refusal.getMessage();
        String why = message == null ? refusal.getClass().getSimpleName() : message.strip();
        return new RefusingJvmException("JVM " + pid() + " refuses: " + why, refusal);
    }
}
