package sequitur.smtp.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sequitur.smtp.wire.Verb;

/** The table of rules in the documents is the one in the code. */
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");
    private static final Path WRITTEN = Path.of("target", "rules-table.md");

    @Test
    void everyRuleStandsInTheTableAsItIs() throws IOException {
        String table =
                Arrays.stream(Rule.values()).map(RulesDocumentTest::row).collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, table);

        assertThat(Files.readString(DOCUMENT))
                .as("copy the rows of core/target/rules-table.md")
                .contains(table);
    }

    @Test
    void theReadmeNamesEveryRule() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String rules = readme.substring(readme.indexOf("## The rules"), readme.indexOf("## Harmless"));

        assertThat(rules).contains("\n" + Rule.values().length + " rules, ");
        assertThat(rules.split("[ ,|\n]+", -1))
                .contains(Arrays.stream(Rule.values()).map(Rule::id).toArray(String[]::new));
    }

    private static String row(Rule rule) {
        List<Verb> watched = rule.verbs().stream()
                .filter(verb -> verb != Verb.BDAT_LAST)
                .sorted()
                .toList();
        Verb one = watched.size() == 1 ? watched.get(0) : Verb.OTHER;
        String violation = rule.describe(one).replace("<", "\\<");
        String verbs = watched.size() > 15
                ? "all"
                : watched.stream().map(RulesDocumentTest::name).collect(Collectors.joining(", "));
        return "| " + rule.id() + " | " + violation + " | " + verbs + " | "
                + rule.section().substring(4) + " | " + rule.replyCode() + " " + rule.replyStatus() + " | "
                + correction(rule) + " |";
    }

    private static String name(Verb verb) {
        return switch (verb) {
            case OTHER -> "unknown ones";
            case SASL_RESPONSE -> "SASL lines";
            default -> verb.name();
        };
    }

    private static String correction(Rule rule) {
        if (rule == Rule.DATA_CONTENT) {
            return "closes the connection";
        }
        String otherwise = rule.advisory() ? "reports" : rule.serverDecides() ? "the server decides" : "blocks";
        String done = switch (rule.correction()) {
            case NONE -> "";
            case EHLO, RSET -> rule.correction().name();
            case STARTTLS -> "STARTTLS, EHLO";
            case AUTH -> "(STARTTLS, EHLO,) AUTH";
            case CANCEL -> "gives the exchange up if it is a command without doubt";
            case ANSWER -> "answers 235 itself if the user is the same";
            case TOKEN -> "AUTH by a token, where one can be had";
            case READ_REPLY -> "reads the reply";
            case RECONNECT -> "a new connection, before MAIL";
            case REWRITE -> "the address in place of the name";
            case STRIP -> "leaves parameters out";
        };
        return done.isEmpty() ? otherwise : done + "; else " + otherwise;
    }
}
