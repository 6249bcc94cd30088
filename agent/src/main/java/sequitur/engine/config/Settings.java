package sequitur.engine.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/**
 * What the operator wants of the agent: an immutable value.
 *
 * <p>The keys, in a file each with {@code sequitur.} before it:
 *
 * <ul>
 *   <li>{@code enabled=true|false}: whether the agent works at all; {@code true} unless it is said.
 *   <li>{@code dry-run=true|false}: whether it only says what it would do; {@code false} unless it is said.
 *   <li>{@code policy=off|log|block|correct}: what is done about a broken rule; {@code log} unless it is said.
 *   <li>{@code rule.<id>=off|log|block|correct}: what is done about this rule.
 *   <li>{@code require.auth=auto|always|never} and {@code require.tls=auto|always|never}: whether servers require
 *       authentication and TLS; {@code auto} unless it is said.
 *   <li>{@code host.<host>.policy}, {@code host.<host>.rule.<id>}, {@code host.<host>.require.auth}, {@code
 *       host.<host>.require.tls}: the same for one host, or for the hosts of a glob ({@code *} any characters, {@code ?}
 *       one). {@code :port} may follow the host; without it every port is meant. An IPv6 address stands in brackets. A
 *       host is compared with the name that the app connects to, both in the form of {@link Host}.
 *   <li>{@code host.<host>.app-credentials=true|false}: whether the app's credentials may be inserted there though the app gave
 *       them for another host, or for none; {@code host.<host>.tunnel=true|false}: whether the way there is a tunnel, which
 *       counts as the loopback interface does; {@code host.<host>.unverified-tls=true|false}: whether a password may be inserted there
 *       though the server's certificate does not prove its name. All three {@code false} unless it is said, and never said of
 *       all hosts.
 *   <li>{@code credentials.<host>.username}, {@code credentials.<host>.password-env} or {@code
 *       credentials.<host>.password-file}, {@code credentials.<host>.mechanisms}: with what the agent itself authenticates
 *       to this host or these hosts. There is no key for the password, which has no place among settings.
 *   <li>{@code credentials.cleartext=true|false}: whether such credentials may be sent in clear text; {@code false} unless it
 *       is said.
 * </ul>
 *
 * <p><b>Which one counts.</b> What is said of a host counts more than what is said in general, and what is said of it
 * more exactly counts more than what is said less exactly: host and port, then host, then glob and port, then glob; of two
 * such globs the longer, of equally long ones the one that comes later. Within one of these steps a rule counts more than
 * the policy. So a host's policy also sweeps away the general rules: {@code host.localhost.policy=off} means silence
 * there, whatever {@code rule.mail-nested=correct} says of all hosts. From the strongest: host rule, host policy, general
 * rule, general policy. Authentication, TLS and each part of
 * the credentials are looked up in the same order, each for itself.
 */
public final class Settings {

    private static final String DEFAULT_FILE = "sequitur.properties";

    private final Choices general;
    private final List<Map.Entry<HostPattern, Choices>> hosts;

    /**
     * Settings and what was wrong with the text that they came from.
     *
     * @param settings what counts; whatever had a fault is left out
     * @param problems the faults, source by source in the order of their lines; empty if all was well
     */
    public record Loaded(Settings settings, List<Problem> problems) {

        /** Keeps its own copy of the list. */
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /** Takes the hosts in the order in which they were configured. */
    Settings(Choices general, Map<HostPattern, Choices> hosts) {
        this.general = general;
        this.hosts = hosts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Map.Entry::getKey, HostPattern.BY_SPECIFICITY))
                .toList();
    }

    /**
     * Loads the settings. Never throws: whatever can't be read or understood is left out and comes back as a problem.
     *
     * <p>The agent arguments are one of these:
     *
     * <ul>
     *   <li>nothing: the file {@code sequitur.properties} in the working directory counts if it is there.
     *   <li>text without {@code =}: the name of a file.
     *   <li>settings in place, with commas between them and without {@code sequitur.} before them: {@code
     *       policy=block,rule.mail-nested=correct}. One of them may be {@code config=FILE}; the others then replace, key by
     *       key, what the file says. Without it no file is read, not even {@code sequitur.properties}.
     * </ul>
     *
     * <p>A file has the format of {@link java.util.Properties} in UTF-8 and at most 1 MiB. In its keys for hosts the colon
     * before a port, and those between the brackets of an IPv6 address, may stand without a backslash.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param workingDirectory what relative file names are relative to
     * @return the settings and the problems that were met
     */
    public static Loaded load(@Nullable String agentArguments, Path workingDirectory) {
        Problems problems = new Problems();
        AgentArguments arguments = AgentArguments.parse(agentArguments, problems);
        Draft draft = new Draft(problems);
        arguments
                .file()
                .or(() -> defaultFile(agentArguments, workingDirectory))
                .ifPresent(file -> draft.addFile(file, workingDirectory));
        draft.addAll(arguments.entries(), workingDirectory);
        return new Loaded(draft.settings(), problems.toList());
    }

    /**
     * Whether the agent works at all.
     *
     * @return false if it is to leave everything alone
     */
    public boolean enabled() {
        return general.enabled().orElse(true);
    }

    /**
     * Whether the agent only says what it would do, and changes nothing on the wire.
     *
     * @return true for a dry run
     */
    public boolean dryRun() {
        return general.dryRun().orElse(false);
    }

    /**
     * What counts for one server.
     *
     * @param host the name or address that the app connects to; an IPv6 address with brackets or without
     * @param port its port
     * @return the settings for the connection
     */
    public HostSettings forHost(String host, int port) {
        HostSettings settings = general.over(HostSettings.DEFAULT);
        for (Map.Entry<HostPattern, Choices> entry : hosts) {
            if (entry.getKey().matches(host, port)) {
                settings = entry.getValue().over(settings);
            }
        }
        return settings;
    }

    /**
     * Whether a rule is off, whatever server a connection leads to.
     *
     * @param rule the rule
     * @return false if it is looked at for any server
     */
    public boolean isOffEverywhere(Rule rule) {
        HostSettings elsewhere = general.over(HostSettings.DEFAULT);
        return elsewhere.policy().action(rule) == Action.OFF
                && hosts.stream()
                        .allMatch(
                                host -> host.getValue().over(elsewhere).policy().action(rule) == Action.OFF);
    }

    private static Optional<String> defaultFile(@Nullable String agentArguments, Path workingDirectory) {
        boolean nothingNamed = agentArguments == null || agentArguments.isBlank();
        return nothingNamed && Files.exists(workingDirectory.resolve(DEFAULT_FILE))
                ? Optional.of(DEFAULT_FILE)
                : Optional.empty();
    }
}
