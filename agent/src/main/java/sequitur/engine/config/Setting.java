package sequitur.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Stage;

/**
 * A setting that there is. Each stands here once; the keys that are known, the table in the documents and the list of effective
 * settings are made from these.
 *
 * @param <T> what its values are
 */
final class Setting<T> {

    /** Each that was made, in the order in which they are listed. */
    private static final List<Setting<?>> MADE = new ArrayList<>();

    static final Setting<Boolean> ENABLED = made(
            "enabled",
            List.of(Scope.GENERAL),
            ValidValues.SWITCH,
            Optional.of(true),
            "Whether the agent works at all.");

    static final Setting<Boolean> DRY_RUN = made(
            "dry-run",
            List.of(Scope.GENERAL),
            ValidValues.SWITCH,
            Optional.of(false),
            "Whether the agent only says what it would do.");

    static final Setting<Boolean> BANNER = made(
            "banner",
            List.of(Scope.GENERAL),
            ValidValues.SWITCH,
            Optional.of(true),
            "Whether the agent says in the app's log that it is there.");

    static final Setting<Set<Telemetry>> TELEMETRY = made(
            "telemetry",
            List.of(Scope.GENERAL),
            ValidValues.telemetry(),
            Optional.of(Telemetry.STANDARD),
            "Where each mail's receipt goes: a line in the log, events of JDK Flight Recorder, an MBean, the app's own OpenTelemetry"
                    + " or Micrometer.");

    static final Setting<Addresses> ADDRESSES = made(
            "addresses",
            List.of(Scope.GENERAL),
            ValidValues.oneOf(Addresses.values()),
            Optional.of(Addresses.NEVER),
            "How much of mail addresses receipts and transcripts show.");

    static final Setting<Transcripts> TRANSCRIPT = made(
            "transcript",
            List.of(Scope.GENERAL),
            ValidValues.oneOf(Transcripts.values()),
            Optional.of(Transcripts.NEVER),
            "Whether the dialogue of a connection is written down, without credentials and content.");

    static final Setting<Path> TRANSCRIPT_FILE = made(
            "transcript.file",
            List.of(Scope.GENERAL),
            ValidValues.ownFile(),
            Optional.empty(),
            "The file that it is written to. Unless it is set: the app's log, logger sequitur.transcript.");

    static final Setting<Action> POLICY = made(
            "policy",
            Scope.GENERAL_OR_HOST,
            ValidValues.oneOf(Action.values()),
            Optional.of(Action.LOG),
            "The action for every rule.");

    /** What the name of the setting for a rule begins with. */
    static final String RULE = "rule.";

    /** What the name of the setting for a rule's exceptions ends with. */
    private static final String EXCEPT = ".except";

    private static final Map<Rule, Setting<Action>> OF_RULES = ofRules();
    private static final Map<Rule, Setting<CallSites>> EXCEPTIONS = exceptions();
    private static final Map<Precaution, Setting<Action>> OF_PRECAUTIONS = ofPrecautions();
    private static final Map<Stage, Setting<Duration>> LIMITS = limits();

    static final Setting<Duration> FINAL_AT_LEAST = made(
            "timeout.final-at-least",
            Scope.GENERAL_OR_HOST,
            ValidValues.duration(),
            Optional.empty(),
            "How long the reply to the final dot is waited for at least, also where the app has set a shorter limit. Counts where"
                    + " rule.reply-timeout is correct.");

    static final Setting<RequirementMode> REQUIRE_AUTH = made(
            "require.auth",
            Scope.GENERAL_OR_HOST,
            ValidValues.oneOf(RequirementMode.values()),
            Optional.of(RequirementMode.AUTO),
            "Whether servers require authentication. auto: on ports 587 and 465 if AUTH is offered and the app or the"
                    + " configuration has credentials, and where a refusal has shown it.");

    static final Setting<RequirementMode> REQUIRE_TLS = made(
            "require.tls",
            Scope.GENERAL_OR_HOST,
            ValidValues.oneOf(RequirementMode.values()),
            Optional.of(RequirementMode.AUTO),
            "Whether servers require TLS. auto: where a refusal has shown it.");

    static final Setting<Boolean> APP_CREDENTIALS = made(
            "app-credentials",
            List.of(Scope.HOST),
            ValidValues.SWITCH,
            Optional.of(false),
            "Whether the app's credentials may be inserted there though the app gave them for another host, or for none.");

    static final Setting<Boolean> TUNNEL = made(
            "tunnel",
            List.of(Scope.HOST),
            ValidValues.SWITCH,
            Optional.of(false),
            "Whether the way there is a tunnel of your own, where clear text is as safe as on loopback.");

    static final Setting<Boolean> UNVERIFIED_TLS = made(
            "unverified-tls",
            List.of(Scope.HOST),
            ValidValues.SWITCH,
            Optional.of(false),
            "Whether a password may be inserted there though the server's certificate does not prove its name.");

    static final Setting<String> USERNAME = made(
            "username",
            List.of(Scope.CREDENTIALS),
            ValidValues.text("the user's name"),
            Optional.empty(),
            "The user for whom AUTH is inserted where the app has no credentials.");

    static final Setting<PasswordPlace> PASSWORD_ENV = made(
            "password-env",
            List.of(Scope.CREDENTIALS),
            ValidValues.variable(),
            Optional.empty(),
            "The environment variable that holds the user's password. There is no key for the password itself.");

    static final Setting<PasswordPlace> PASSWORD_FILE = made(
            "password-file",
            List.of(Scope.CREDENTIALS),
            ValidValues.file(),
            Optional.empty(),
            "The file whose first line is the user's password.");

    static final Setting<List<Mechanism>> MECHANISMS = made(
            "mechanisms",
            List.of(Scope.CREDENTIALS),
            ValidValues.mechanisms(),
            Optional.of(List.of(Mechanism.PLAIN, Mechanism.LOGIN)),
            "The SASL mechanisms that may be used, the preferred one first.");

    static final Setting<Boolean> CLEARTEXT = made(
            "cleartext",
            List.of(Scope.ALL_CREDENTIALS),
            ValidValues.SWITCH,
            Optional.of(false),
            "Whether these credentials may cross a network in clear text.");

    /** All of them: in the order in which they are listed. */
    static final List<Setting<?>> ALL = List.copyOf(MADE);

    private final String name;
    private final List<Scope> scopes;
    private final ValidValues<T> values;
    private final Optional<T> standard;
    private final String meaning;

    private Setting(String name, List<Scope> scopes, ValidValues<T> values, Optional<T> standard, String meaning) {
        this.name = name;
        this.scopes = scopes;
        this.values = values;
        this.standard = standard;
        this.meaning = meaning;
    }

    private static <T> Setting<T> made(
            String name, List<Scope> scopes, ValidValues<T> values, Optional<T> standard, String meaning) {
        Setting<T> setting = new Setting<>(name, scopes, values, standard, meaning);
        MADE.add(setting);
        return setting;
    }

    private static Map<Rule, Setting<Action>> ofRules() {
        Map<Rule, Setting<Action>> settings = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            settings.put(rule, made(rule));
        }
        return settings;
    }

    private static Map<Precaution, Setting<Action>> ofPrecautions() {
        Map<Precaution, Setting<Action>> settings = new EnumMap<>(Precaution.class);
        for (Precaution precaution : Precaution.values()) {
            settings.put(precaution, made(precaution, meaning(precaution)));
        }
        return settings;
    }

    private static String meaning(Precaution precaution) {
        return switch (precaution) {
            case REPLY_TIMEOUT ->
                "What is done about replies that take too long. Unless it is set: correct where the policy is correct, off where it is"
                        + " off, else log.";
            case DUPLICATE_SUSPECTED ->
                "What is done about a mail that is sent again while it is in doubt whether it was delivered. Unless it is set: off where"
                        + " the policy is off, else log.";
        };
    }

    private static Setting<Action> made(Precaution precaution, String meaning) {
        return made(
                RULE + precaution.id(),
                Scope.GENERAL_OR_HOST,
                ValidValues.oneOf(precaution.actions().toArray(Action[]::new)),
                Optional.empty(),
                meaning);
    }

    private static Map<Stage, Setting<Duration>> limits() {
        Map<Stage, Setting<Duration>> settings = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            settings.put(
                    stage,
                    made(
                            "timeout." + stage.id(),
                            Scope.GENERAL_OR_HOST,
                            ValidValues.duration(),
                            Optional.of(Duration.ofSeconds(stage.limit())),
                            "How long " + waitedFor(stage) + " may take."));
        }
        return settings;
    }

    private static String waitedFor(Stage stage) {
        return switch (stage) {
            case CONNECT -> "a connection, with the handshake of a port that begins with TLS,";
            case GREETING -> "the greeting";
            case COMMAND -> "the reply to any other command";
            case MAIL, RCPT, DATA -> "the reply to " + stage;
            case BLOCK -> "the server to take a part of the content";
            case FINAL -> "the reply to the final dot, or to the last chunk,";
        };
    }

    /** The setting for a precaution. */
    static Setting<Action> of(Precaution precaution) {
        return Objects.requireNonNull(OF_PRECAUTIONS.get(precaution));
    }

    /** The setting for the limit of a stage. */
    static Setting<Duration> limitOf(Stage stage) {
        return Objects.requireNonNull(LIMITS.get(stage));
    }

    private static Setting<Action> made(Rule rule) {
        return made(
                RULE + rule.id(),
                Scope.GENERAL_OR_HOST,
                ValidValues.oneOf(Action.values()),
                Optional.empty(),
                "The action for one rule. Unless it is set, the policy decides.");
    }

    private static Map<Rule, Setting<CallSites>> exceptions() {
        Map<Rule, Setting<CallSites>> settings = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            settings.put(
                    rule,
                    made(
                            RULE + rule.id() + EXCEPT,
                            List.of(Scope.GENERAL),
                            ValidValues.callSites(),
                            Optional.empty(),
                            "The places in the app, as reports name them behind \"from\", where this rule may be broken:"
                                    + " nothing is reported or done there."));
        }
        return settings;
    }

    /** The setting for the places that are excepted from a rule. */
    static Setting<CallSites> exceptionsOf(Rule rule) {
        return Objects.requireNonNull(EXCEPTIONS.get(rule));
    }

    /** The setting for a rule. */
    static Setting<Action> of(Rule rule) {
        return Objects.requireNonNull(OF_RULES.get(rule));
    }

    /** The rule whose action it sets; nothing if it is another setting. */
    Optional<Rule> rule() {
        return name.startsWith(RULE) ? Rule.of(name.substring(RULE.length())) : Optional.empty();
    }

    /** The precaution whose action it sets; nothing if it is another setting. */
    Optional<Precaution> precaution() {
        return name.startsWith(RULE) ? Precaution.of(name.substring(RULE.length())) : Optional.empty();
    }

    /** The end of its keys. */
    String name() {
        return name;
    }

    /** Of what it can be said; the last one names a host if any does. */
    List<Scope> scopes() {
        return scopes;
    }

    /** The key by which it is said of all hosts; nothing if it can't be. */
    Optional<String> generalKey() {
        return scopes.stream()
                .filter(scope -> !scope.namesHost())
                .map(scope -> scope.key("", name))
                .findFirst();
    }

    /** The key by which it is said of a host; nothing if it can't be. */
    Optional<String> keyFor(String host) {
        return scopes.stream()
                .filter(Scope::namesHost)
                .map(scope -> scope.key(host, name))
                .findFirst();
    }

    /** What it is about: of two settings with the same subject only one can count. */
    String subject() {
        return saysWhereThePasswordIs() ? "password" : name;
    }

    /** Whether it is one of those that say where the password is. */
    boolean saysWhereThePasswordIs() {
        return scopes.contains(Scope.CREDENTIALS) && name.startsWith("password-");
    }

    /** Whether a faulty value is never shown, since somebody may have written a secret there. */
    boolean isConfidential() {
        return scopes.contains(Scope.CREDENTIALS) || scopes.contains(Scope.ALL_CREDENTIALS);
    }

    /** The values that it can have, as a person would list them. */
    String validValues() {
        return values.listed();
    }

    /**
     * What counts where nothing is said.
     *
     * @throws NoSuchElementException if nothing counts then, or another setting decides
     */
    T standard() {
        return standard.orElseThrow();
    }

    /** What counts where nothing is said, as a value; nothing if nothing counts then, or another setting decides. */
    Optional<SettingValue<T>> standardValue() {
        return standard.map(value -> new SettingValue<>(this, value, new Source.Default()));
    }

    /** What it does: sentences of plain English. */
    String meaning() {
        return meaning;
    }

    /**
     * Reads a value of it; nothing if the text is not one of the values.
     *
     * @param folder what a relative path is relative to
     */
    Optional<SettingValue<T>> read(ConfigEntry entry, Path folder) {
        return values.reading()
                .apply(entry.value(), folder)
                .map(value -> new SettingValue<>(this, value, entry.source()));
    }

    /** A value of it as a person may see it; four asterisks for what may be a secret in the wrong place. */
    String shown(T value) {
        return values.showing().apply(value);
    }

    /** The keys of all settings, without what every key of a source begins with; those for rules as one, and those for stages. */
    static Stream<String> keys(String host) {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> ALL.stream()
                        .filter(setting -> setting.scopes.contains(scope))
                        .map(setting -> scope.key(host, setting.listedName())))
                .distinct();
    }

    /** The end of its keys where each kind of them stands once. */
    private String listedName() {
        return precaution().isPresent()
                ? RULE + "<id>"
                : LIMITS.containsValue(this) ? "timeout.<stage>" : documentedName();
    }

    /** The end of its keys in a list, where those for rules stand as one. */
    String documentedName() {
        boolean ofARule = name.startsWith(RULE) && precaution().isEmpty();
        return ofARule ? RULE + "<id>" + (name.endsWith(EXCEPT) ? EXCEPT : "") : name;
    }
}
