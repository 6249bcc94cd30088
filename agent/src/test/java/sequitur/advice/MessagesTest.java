package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.advice.framework.Change;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Every message as a person reads it, beside this class in {@code messages.txt}. A change of a word shows there, and is read aloud
 * before it is written down.
 */
class MessagesTest {

    private static final List<Scenario> SCENARIOS = Stream.of(
                    SpringScenarios.all(), AppScenarios.all(), ProviderScenarios.all(), KindScenarios.all(), faults())
            .flatMap(List::stream)
            .toList();

    @Test
    void areThoseWrittenDown() throws IOException {
        String all = all();
        // For who has changed a word on purpose: the file to read aloud, and to put in the place of the old one.
        Files.writeString(Path.of("target", "messages.txt"), all);

        assertThat(all).isEqualTo(written());
    }

    @Test
    void thereIsOneForEachKind() {
        Set<FailureKind> seen = SCENARIOS.stream()
                .map(scenario -> scenario.failure().kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureKind.class)));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).isEmpty();
    }

    /** Each fault as a refusal in an app of which nothing is known. */
    private static List<Scenario> faults() {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault != Fault.NONE)
                .map(fault -> Scenario.of(
                        "fault " + fault.id(),
                        Incident.refused(Verb.END_OF_CONTENT, Reply.parse("550 No"), fault, Thrown.NOTHING),
                        Facts.of("smtp", "mail.example.net", 25)))
                .toList();
    }

    private static String all() {
        String messages = SCENARIOS.stream()
                .map(scenario -> "# " + scenario.name() + "\n" + String.join("\n", scenario.lines()))
                .collect(Collectors.joining("\n\n"));
        String words = Frameworks.all().stream().map(MessagesTest::words).collect(Collectors.joining("\n\n"));
        return messages + "\n\n" + words + "\n";
    }

    /** What each framework makes of the changes that are asked for most. */
    private static String words(Framework framework) {
        List<Change> changes = List.of(
                new Change.LogIn("smtp"),
                new Change.Put("mail.smtp.auth", "true"),
                new Change.Put("mail.smtp.starttls.enable", "true"),
                new Change.Put("mail.smtp.ssl.enable", "true"),
                new Change.Put("mail.smtp.ssl.enable", "false"),
                new Change.Put("mail.smtp.port", "587"),
                new Change.Put("mail.transport.protocol", "smtp"),
                new Change.Put("mail.smtp.timeout", "10000"),
                new Change.Put("mail.smtp.localhost", "app.example.com"),
                new Change.Take("mail.smtp.auth.mechanisms"),
                new Change.Act("check {mail.smtp.host}, {mail.smtp.user} and {mail.smtp.password}"),
                new Change.Act("send from {act from}, and trust by {act trust}"));
        return "# " + framework.title() + "\n"
                + changes.stream().map(framework::words).collect(Collectors.joining("\n"));
    }

    private static String written() throws IOException {
        try (InputStream stream = Objects.requireNonNull(MessagesTest.class.getResourceAsStream("messages.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
