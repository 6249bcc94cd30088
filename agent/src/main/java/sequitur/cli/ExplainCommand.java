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
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.exception.ExceptionText;
import sequitur.smtp.diagnosis.PastedCommand;
import sequitur.smtp.diagnosis.PastedReply;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Explains a reply. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Says what a server's reply or an exception means, what it mostly comes from, and what to change in a Jakarta Mail"
                    + " app.",
            "The reply may be quoted or not, may have several lines, and may stand inside the text of an exception. A whole"
                    + " stack trace may be given, or the dialogue around the reply: then its first refusal is explained, and"
                    + " more exactly."
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
            completionCandidates = AnsweredVerb.Candidates.class,
            paramLabel = "VERB",
            description = "The command that the server answered, for example MAIL, RCPT, DATA, AUTH; greeting for the"
                    + " opening of the connection, and . for the end of the message.")
    private @Nullable Verb answered;

    @Option(names = "--why", description = "Also say what spoke for which fault, and how much.")
    private boolean why;

    /** RFC 5321 section 4.2.1: a server says nothing else. */
    private static final int FIRST_CODE = 200;

    private static final int LAST_CODE = 599;

    /** RFC 4954 section 4: a challenge. */
    private static final int CONTINUE = 334;

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "REPLY", arity = "1..*", description = "The reply; - for standard input.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        // A shell does not make line breaks of these.
        String text = text().replace("\\r\\n", "\n").replace("\\n", "\n");
        Optional<ExplainedReply> inDialogue = answered == null ? ExplainedReply.inDialogue(text) : Optional.empty();
        if (inDialogue.isPresent()) {
            explain(inDialogue.get());
            return ExitCode.CLEAN;
        }
        ExceptionText exception = ExceptionText.of(text);
        Optional<FailureKind> kind = FailureClassifier.ofException(exception.failure());
        if (kind.isPresent()) {
            explain(new ExceptionExplanation(kind.get(), exception.failure()));
            return ExitCode.CLEAN;
        }
        Reply reply = PastedReply.find(exception.reply());
        if (reply.code() < FIRST_CODE || reply.code() > LAST_CODE) {
            throw new BadInputException(
                    "this is no SMTP reply, and no exception of the mail library; a reply begins with three"
                            + " digits, as in \"503 5.5.1 Bad sequence of commands\"");
        }
        if (isTokenError(reply)) {
            explain(new ExceptionExplanation(FailureKind.AUTH_TOKEN, exception.failure()));
            return ExitCode.CLEAN;
        }
        explain(ExplainedReply.alone(reply, Optional.ofNullable(answered).or(() -> PastedCommand.find(text))));
        return ExitCode.CLEAN;
    }

    /** RFC 7628 section 3.2.2: an error is a JSON object in the challenge, and these are the first letters of one in base64. */
    private static boolean isTokenError(Reply reply) {
        return reply.code() == CONTINUE && reply.text().startsWith("eyJ");
    }

    private void explain(ExplainedReply explained) {
        Explanation explanation = new Explanation(explained, why ? Explanation.Detail.WHY : Explanation.Detail.SHORT);
        print(
                switch (format.chosen()) {
                    case TEXT -> explanation.text();
                    case JSON -> List.of(explanation.json().toString());
                });
    }

    private void explain(ExceptionExplanation explanation) {
        print(
                switch (format.chosen()) {
                    case TEXT -> explanation.text();
                    case JSON -> List.of(explanation.json().toString());
                });
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
