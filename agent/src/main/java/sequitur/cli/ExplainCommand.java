package sequitur.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sequitur.cli.exception.ExceptionFault;
import sequitur.cli.exception.ExceptionText;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.PastedReply;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Explains a reply. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Says what a server's reply or an exception means, what it mostly comes from, and what mends it in a Jakarta Mail"
                    + " app.",
            "The reply may be quoted or not, may have several lines, and may stand inside the text of an exception. A whole"
                    + " stack trace may be given."
        },
        footer = {
            "",
            "Exit codes: 0 the reply was read, 2 it is none.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar explain --after RCPT \"503 5.5.1 Error: need MAIL command\""
        })
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    private SequiturCommand parent = SequiturCommand.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--after",
            converter = AnsweredVerb.class,
            paramLabel = "VERB",
            description = "The command that the server answered, for example MAIL, RCPT, DATA, AUTH; greeting for the"
                    + " opening of the connection, and . for the end of the message.")
    private @Nullable Verb answered;

    /** RFC 5321 section 4.2.1: a server says nothing else. */
    private static final int FIRST_CODE = 200;

    private static final int LAST_CODE = 599;

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "REPLY", arity = "1..*", description = "The reply; - for standard input.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        // A shell does not make line breaks of these.
        ExceptionText text = ExceptionText.of(text().replace("\\r\\n", "\n").replace("\\n", "\n"));
        Optional<ExceptionFault> failure = text.failure();
        if (failure.isPresent()) {
            print(
                    switch (format.chosen()) {
                        case TEXT -> ExceptionExplanation.text(failure.get());
                        case JSON ->
                            List.of(ExceptionExplanation.json(failure.get()).toString());
                    });
            return ExitCode.CLEAN;
        }
        Reply reply = PastedReply.find(text.reply());
        if (reply.code() < FIRST_CODE || reply.code() > LAST_CODE) {
            throw new BadInputException(
                    "this is no SMTP reply, and no exception of the mail library; a reply begins with three"
                            + " digits, as in \"503 5.5.1 Bad sequence of commands\"");
        }
        Diagnosis diagnosis = Optional.ofNullable(answered)
                .map(verb -> ReplyDiagnosis.of(reply, verb))
                .orElseGet(() -> ReplyDiagnosis.of(reply));
        print(
                switch (format.chosen()) {
                    case TEXT -> Explanation.text(reply, diagnosis);
                    case JSON -> List.of(Explanation.json(reply, diagnosis).toString());
                });
        return ExitCode.CLEAN;
    }

    private void print(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
    }

    private String text() {
        if (words.equals(List.of(Input.STANDARD_INPUT))) {
            Input input = Input.read(Input.STANDARD_INPUT, parent.standardInput());
            return new String(input.octets(), StandardCharsets.UTF_8);
        }
        return String.join(" ", words);
    }
}
