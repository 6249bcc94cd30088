package sequitur.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sequitur.cli.jvm.AttachState;
import sequitur.cli.jvm.Jvm;
import sequitur.cli.jvm.Jvms;
import sequitur.cli.jvm.RefusingJvmException;
import sequitur.engine.config.Printable;

/** Lists the JVMs that the agent is attached to, or could be. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lists the JVMs of this user, and says of each whether the agent is attached to it, in which version and with"
                    + " which policy; and if it is not, whether a mail transport is loaded there.",
            "Each JVM is asked, and nothing is changed in it."
        },
        footer = {"", "Example:", "  java -jar sequitur-agent.jar list"})
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    private SequiturCommand parent = SequiturCommand.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "PID", arity = "0..*", description = "The process ids of those to show; all unless given.")
    private List<Long> pids = List.of();

    @Override
    public Integer call() {
        List<Jvm> jvms =
                pids.isEmpty() ? Jvms.all() : pids.stream().map(Jvms::find).toList();
        for (Jvm jvm : jvms) {
            spec.commandLine().getOut().println(line(jvm));
        }
        return ExitCode.CLEAN;
    }

    private String line(Jvm jvm) {
        String word;
        String version = "";
        String policy = "";
        try {
            AttachState state = jvm.state(parent.transports());
            version = state.version();
            policy = state.policy();
            word = switch (state.kind()) {
                case ATTACHED -> "attached";
                case LOADED -> "mail";
                case NOT_LOADED -> "no-mail-yet";
                case UNKNOWN -> "unknown";
            };
        } catch (RefusingJvmException closed) {
            word = "unreachable";
        }
        Printable main = Printable.of(jvm.main());
        return switch (format.chosen()) {
            case TEXT -> String.format("%8s  %-11s  %s%s", jvm.pid(), word, main, inBrackets(version, policy));
            case JSON ->
                new JsonLine()
                        .with("pid", Long.parseLong(jvm.pid()))
                        .with("state", word)
                        .with("version", version)
                        .with("policy", policy)
                        .with("main", jvm.main())
                        .toString();
        };
    }

    /** The version, and the policy unless the settings were not read yet. */
    private static String inBrackets(String version, String policy) {
        String known = version + (policy.isEmpty() ? "" : ", policy " + policy);
        return version.isEmpty() ? "" : " (" + Printable.of(known) + ")";
    }
}
