package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for those who search the web for a 503 in Spring Boot quotes what the agent says, to the letter. */
class SpringBootPageTest {

    private static final String INDENT = "    ";

    @Test
    void itsMessagesAreThoseOfTheAgent() throws IOException {
        List<String> messages = Files.readAllLines(Path.of("src/test/resources/sequitur/advice/messages.txt"));
        List<String> quoted = Files.readAllLines(Path.of("../docs/503-in-spring-boot.md")).stream()
                .filter(line -> line.startsWith(INDENT) && !line.contains("java -"))
                .map(line -> line.substring(INDENT.length()))
                .toList();

        assertThat(quoted).filteredOn(line -> line.startsWith("mail to ")).hasSizeGreaterThanOrEqualTo(15);
        assertThat(messages).containsAll(quoted);
    }
}
