package sequitur.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;

/**
 * What the operator wants of the agent: an immutable value. Each key is a {@link Setting}.
 *
 * <p><b>Which host is meant.</b> A key for a host names it, or a glob ({@code *} any characters, {@code ?} one). {@code :port} may follow;
 * without it every port is meant. An IPv6 address stands in brackets. A host is compared with the name that the app connects to,
 * both in the form of {@link Host}.
 *
 * <p><b>Which value counts.</b> Of two sources that set the same key, the stronger one: {@link Source}. What is said of a host counts
 * more than what is said in general, and what is said of it more exactly counts more than what is said less exactly: host and
 * port, then host, then glob and port, then glob; of two such globs the longer, of equally long ones the one that comes later.
 * Within one of these steps a rule counts more than the policy. So a host's policy also sweeps away the general rules: {@code
 * host.localhost.policy=off} means silence there, whatever {@code rule.mail-nested=correct} says of all hosts. From the strongest:
 * host rule, host policy, general rule, general policy. All other settings are looked up in the same order, each for itself.
 */
public final class Settings {

    private static final String DEFAULT_FILE = "sequitur.properties";

    private final SettingValues general;
    private final List<Map.Entry<HostPattern, SettingValues>> hosts;
    private final boolean dryRun;
    private final boolean rehearses;

    /**
     * Settings and what was wrong with the text that they came from.
     *
     * @param settings what counts; whatever had a fault is left out
     * @param problems the faults, source by source in the order of their lines; empty if all was well
     * @param file the file that was read, or would have been if it were there
     */
    public record Loaded(Settings settings, List<Problem> problems, Optional<SettingsFile> file) {

        /** Keeps its own copy of the list. */
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /** Takes the hosts in the order in which they were configured. */
    Settings(SettingValues general, Map<HostPattern, SettingValues> hosts) {
        this.general = general;
        this.dryRun = general.get(Setting.DRY_RUN).orElseGet(Setting.DRY_RUN::standard);
        this.rehearses = general.get(Setting.REHEARSE).orElseGet(Setting.REHEARSE::standard);
        this.hosts = hosts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Map.Entry::getKey, HostPattern.BY_SPECIFICITY))
                .toList();
    }

    /**
     * Loads the settings from agent arguments and the file that they name, and from nowhere else. Never throws: whatever can't be read
     * or understood is left out and comes back as a problem.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param folder what relative paths among them are relative to
     * @return the settings and the problems that were met
     */
    public static Loaded load(@Nullable String agentArguments, Path folder) {
        return load(agentArguments, folder, Surroundings.NONE);
    }

    /**
     * Loads the settings. Never throws: whatever can't be read or understood is left out and comes back as a problem.
     *
     * <p>The agent arguments are one of these:
     *
     * <ul>
     *   <li>nothing.
     *   <li>text without {@code =}: the name of a file.
     *   <li>settings in place, with commas between them and without {@code sequitur.} before them: {@code
     *       policy=block,rule.mail-nested=correct}. One of them may be {@code config=FILE}.
     * </ul>
     *
     * <p>The strongest source that names a file decides which one is read. Where none does and there are no agent arguments, it is
     * {@code sequitur.properties} in the folder, if that is there. A file has the format of {@link java.util.Properties} in UTF-8 and at most
     * 1 MiB. In its keys for hosts the colon before a port, and those between the brackets of an IPv6 address, may stand without a
     * backslash.
     *
     * @param agentArguments what follows {@code -javaagent:sequitur-agent.jar=}, if anything does
     * @param folder what relative paths among them are relative to
     * @param surroundings system properties and environment
     * @return the settings and the problems that were met
     */
    public static Loaded load(@Nullable String agentArguments, Path folder, Surroundings surroundings) {
        return load(List.of(new OptionsText(agentArguments, folder)), surroundings);
    }

    /** The same with more than one text of agent arguments, the strongest first; the last is that with which the agent came. */
    static Loaded load(List<OptionsText> texts, Surroundings surroundings) {
        Problems problems = new Problems();
        // The strongest first.
        List<GivenSettings> given = new ArrayList<>();
        texts.forEach(text -> given.add(AgentArguments.parse(text.text(), text.folder(), problems)));
        given.add(SystemProperties.read(surroundings, problems));
        given.add(EnvironmentVariables.read(surroundings, problems));
        Optional<SettingsFile> file = given.stream()
                .filter(one -> one.file().isPresent())
                .findFirst()
                .map(one -> new SettingsFile(one.file().orElseThrow(), one.folder(), true))
                .or(() -> defaultFile(texts));
        SettingsBuilder builder = new SettingsBuilder(problems);
        file.flatMap(found -> found.read(problems)).ifPresent(builder::add);
        for (int i = given.size() - 1; i >= 0; i--) {
            builder.add(given.get(i));
        }
        return new Loaded(builder.settings(), problems.toList(), file);
    }

    private static Optional<SettingsFile> defaultFile(List<OptionsText> texts) {
        return texts.stream().allMatch(OptionsText::isBlank)
                ? Optional.of(new SettingsFile(
                        DEFAULT_FILE, texts.get(texts.size() - 1).folder(), false))
                : Optional.empty();
    }

    /**
     * Whether the agent works at all.
     *
     * @return false if it is to leave everything alone
     */
    public boolean enabled() {
        return value(Setting.ENABLED);
    }

    /**
     * Whether the agent only says what it would do, and changes nothing on the wire. It costs nothing to ask.
     *
     * @return true for a dry run
     */
    public boolean dryRun() {
        return dryRun;
    }

    /**
     * Whether this is a rehearsal: whether the agent answers in the server's place where it is told to. It costs nothing to ask.
     *
     * @return false unless somebody has said so
     */
    public boolean rehearses() {
        return rehearses;
    }

    /**
     * What is rehearsed at a point of the dialogue with one server. Of the hosts that an answer is said of, the most exact one counts, and all
     * that is said of it.
     *
     * @param cue the point
     * @param host the name or address that the app connects to
     * @param port its port
     * @return the rehearsal, whether or not this is one
     */
    public Optional<Rehearsal> rehearsal(Cue cue, String host, int port) {
        for (int i = hosts.size() - 1; i >= 0; i--) {
            HostPattern pattern = hosts.get(i).getKey();
            Optional<Rehearsal> found = pattern.matches(host, port)
                    ? Setting.REHEARSALS.find(cue, pattern, hosts.get(i).getValue())
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * What is to be known of a rehearsal, for a line in a log.
     *
     * @return sentences of plain English, words of others in them as they came; nothing if nobody has said anything of that
     */
    public Optional<String> rehearsalInShort() {
        return new SettingsInShort(general, hosts).rehearsal();
    }

    /** Where it is said that this is a rehearsal; nothing if nobody has said anything of that. */
    Optional<Source> sourceOfRehearsing() {
        return general.find(Setting.REHEARSE).map(SettingValue::source);
    }

    /**
     * Whether a wait that lasts too long is ended, and not only told of. It costs nothing to ask.
     *
     * @param counting what counts for the server that is waited for
     * @return true where reply-timeout is to be corrected, unless this is a dry run
     */
    public boolean endsWaits(HostSettings counting) {
        return !dryRun && counting.action(Precaution.REPLY_TIMEOUT) == Action.CORRECT;
    }

    /**
     * Whether the agent says in the app's log that it is there.
     *
     * @return false if it is silent unless there is something to report
     */
    public boolean banner() {
        return value(Setting.BANNER);
    }

    /**
     * Where violations are written for a build to fail on.
     *
     * @return the file; nothing if they are not
     */
    public Optional<Path> violationFile() {
        return value(Setting.FAIL) ? Optional.of(value(Setting.FAIL_FILE)) : Optional.empty();
    }

    /**
     * What is done about violations, for a line in a log.
     *
     * @return the policy in some words of plain English, without what a host is called
     */
    public String policyInShort() {
        return new SettingsInShort(general, hosts).policy();
    }

    /**
     * Where the values stand that were set.
     *
     * @return the places, the strongest first, words of others in them as they came; empty if nothing is set
     */
    public List<String> origins() {
        return new SettingsInShort(general, hosts).origins();
    }

    /**
     * What counts for one server.
     *
     * @param host the name or address that the app connects to; an IPv6 address with brackets or without
     * @param port its port
     * @return the settings for the connection
     */
    public HostSettings forHost(String host, int port) {
        HostSettings settings = elsewhere();
        if (!enabled()) {
            return settings.switchedOff();
        }
        for (Map.Entry<HostPattern, SettingValues> entry : hosts) {
            if (entry.getKey().matches(host, port)) {
                settings = settings.with(entry.getValue());
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
        if (!enabled()) {
            return true;
        }
        HostSettings elsewhere = elsewhere();
        return elsewhere.policy().action(rule) == Action.OFF
                && hosts.stream()
                        .allMatch(
                                host -> elsewhere.with(host.getValue()).policy().action(rule) == Action.OFF);
    }

    /**
     * All that counts: each setting of all hosts, each rule, and then what is said of single hosts, the more exact later.
     *
     * @return the settings in their order
     */
    public List<EffectiveSetting> effective() {
        return EffectiveSettings.of(general, hosts);
    }

    /**
     * What these settings have changed.
     *
     * @param before those that counted before
     * @return a clause for each key, without anything that may be a secret; words of others in it are as they came
     */
    public List<String> changesSince(Settings before) {
        return new SettingsChanges(before.general, general, before.hosts, hosts).clauses();
    }

    /** What counts where nothing is said of the host. */
    private HostSettings elsewhere() {
        return HostSettings.DEFAULT.with(general);
    }

    private <T> T value(Setting<T> setting) {
        return general.get(setting).orElseGet(setting::standard);
    }
}
