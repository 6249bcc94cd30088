package sequitur.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Probe;
import sequitur.cli.probe.ProbeLogin;
import sequitur.cli.probe.Question;
import sequitur.cli.probe.Question.Begin;
import sequitur.cli.probe.Question.Secrecy;
import sequitur.cli.probe.setup.SettingsStyle;
import sequitur.cli.probe.socket.Addresses.Family;
import sequitur.cli.probe.tls.Trust;
import sequitur.engine.config.Printable;

/** Asks a mail server what it says to each command, and which settings an app needs for it. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Speaks to a mail server as one would by hand, explains each answer, and prints the settings that an app needs"
                    + " to send mail over it. No message is sent: DATA is never said.",
            "Without a port it is 587, or 465 with --tls. A password goes only to a server whose certificate proves its"
                    + " name, or to localhost."
        },
        footer = {
            "",
            "Exit codes: 0 a mail would go out, 1 something to change, 2 the arguments or the input can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar probe smtp.example.com:587 --user app --password-env MAIL_PASSWORD --from"
                    + " app@example.com --to me@example.com"
        })
final class ProbeCommand implements Callable<Integer> {

    private static final int SUBMISSION = 587;
    private static final int TLS_PORT = 465;
    private static final List<Integer> ALL_PORTS = List.of(25, TLS_PORT, SUBMISSION, 2525);

    @ParentCommand
    private SequiturCommand parent = SequiturCommand.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private LoginOptions credentials = new LoginOptions();

    @Parameters(
            paramLabel = "HOST[:PORT]",
            converter = ProbedServer.Converter.class,
            description = "The server; an IPv6 address with a port stands in brackets.")
    private ProbedServer server = new ProbedServer("", OptionalInt.empty());

    @Option(names = "--tls", description = "The connection begins with TLS. Unless given: at port 465.")
    private boolean tls;

    @Option(names = "--starttls", description = "STARTTLS is required. Unless given: it is used where it is offered.")
    private boolean starttls;

    @Option(names = "--all-ports", description = "Ask at the ports 25, 465, 587 and 2525.")
    private boolean allPorts;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "The sender for MAIL; unless given, the user, if that is an address.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "The recipient for RCPT.")
    private @Nullable String to;

    @Option(
            names = "--ehlo",
            paramLabel = "NAME",
            description = "The name for EHLO; unless given, the one that the mail library would take.")
    private @Nullable String ehlo;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "How long each step may take, as 500ms, 10s or 5m. Unless given: 10s.")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the certificates in this file (PEM), and no others.")
    private @Nullable String ca;

    @Option(names = "--insecure", description = "Send the password also to a server that has not proved its name.")
    private boolean insecure;

    @Option(names = "--cleartext", description = "Send the password also in clear text.")
    private boolean cleartext;

    @Option(
            names = {"-4", "--ipv4"},
            description = "Use addresses of IPv4 alone.")
    private boolean ipv4;

    @Option(
            names = {"-6", "--ipv6"},
            description = "Use addresses of IPv6 alone.")
    private boolean ipv6;

    @Option(
            names = "--for",
            paramLabel = "NAME",
            split = ",",
            converter = StyleOption.class,
            completionCandidates = StyleOption.Candidates.class,
            description =
                    "For whom the settings are written: ${COMPLETION-CANDIDATES}. Unless given: mail.smtp,spring.")
    private List<SettingsStyle> styles = List.of(SettingsStyle.MAIL_SMTP, SettingsStyle.SPRING);

    @Override
    public Integer call() {
        Optional<ProbeLogin> login = credentials.login(parent.standardInput(), System.getenv());
        Question question = question(login);
        PrintWriter output = spec.commandLine().getOut();
        ProbeReport report = switch (format.chosen()) {
            case TEXT -> new ProbeText(output);
            case JSON -> new ProbeJson(output);
        };
        List<Answer> answers = new ArrayList<>();
        boolean refused = false;
        for (int port : ports()) {
            report.begin(server.host(), port);
            // A password that was refused at one port is not shown at the next.
            Answer answer = Probe.ask(question, refused ? Optional.empty() : login, port, report::step);
            refused = refused || answer.refusedLogin();
            answers.add(answer);
        }
        Answer best = answers.stream()
                .max(Comparator.comparingInt(ProbeCommand::worth))
                .orElseThrow();
        report.end(best, ProbeVerdict.of(best), styles.stream().distinct().toList());
        return best.goesOut() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    /** Of several ports, the one that apps should use: where a mail goes out, then where TLS is, then those made for apps. */
    private static int worth(Answer answer) {
        return (answer.goesOut() ? 8 : 0)
                + answer.setup()
                        .map(setup -> 4
                                + switch (setup.security()) {
                                    case NONE -> 0;
                                    case STARTTLS, TLS -> 2;
                                })
                        .orElse(0)
                + (answer.port() == SUBMISSION || answer.port() == TLS_PORT ? 1 : 0);
    }

    private List<Integer> ports() {
        if (allPorts && server.port().isPresent()) {
            throw new BadInputException("--all-ports asks at four ports; leave the port of " + server.host() + " away");
        }
        return allPorts ? ALL_PORTS : List.of(server.port().orElse(tls ? TLS_PORT : SUBMISSION));
    }

    private Question question(Optional<ProbeLogin> login) {
        if (tls && (starttls || allPorts)) {
            throw new BadInputException("--tls is for a connection that begins with TLS; leave "
                    + (starttls ? "--starttls" : "--all-ports") + " away");
        }
        if (ipv4 && ipv6) {
            throw new BadInputException("--ipv4 and --ipv6 exclude each other");
        }
        Optional<String> sender =
                Optional.ofNullable(from).or(() -> login.map(ProbeLogin::user).filter(user -> user.indexOf('@') > 0));
        return new Question(
                server.host(),
                ipv4 ? Family.IPV4 : ipv6 ? Family.IPV6 : Family.ANY,
                tls ? Begin.TLS : starttls ? Begin.STARTTLS : Begin.BY_PORT,
                Optional.ofNullable(ehlo).map(name -> word("--ehlo", name)),
                sender.map(address -> word("--from", address)),
                Optional.ofNullable(to).map(address -> word("--to", address)),
                trust(),
                Optional.ofNullable(ca),
                cleartext ? Secrecy.CLEAR_TEXT : insecure ? Secrecy.UNPROVEN : Secrecy.PROVEN,
                timeout);
    }

    /** What becomes a part of a command. */
    private static String word(String option, String given) {
        if (given.isBlank()
                || given.chars().anyMatch(letter -> letter <= ' ' || letter > '~' || letter == '<' || letter == '>')) {
            throw new BadInputException(
                    option + " is one word of ASCII without angle brackets, not \"" + Printable.of(given) + "\"");
        }
        return given;
    }

    private Trust trust() {
        try {
            return ca == null ? Trust.ofJvm() : Trust.ofFile(Path.of(ca));
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadInputException("--ca " + Printable.of(String.valueOf(ca)) + ": this file can't be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException noCertificate) {
            throw new BadInputException(
                    ca == null
                            ? "this JVM's own trust store can't be read (javax.net.ssl.trustStore)"
                            : "--ca " + Printable.of(ca)
                                    + ": there is no certificate in it; it begins with -----BEGIN CERTIFICATE-----");
        }
    }
}
