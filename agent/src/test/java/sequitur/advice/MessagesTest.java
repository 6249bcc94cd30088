package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void print() throws Exception {
        String all = Stream.of(SpringScenarios.all(), AppScenarios.all())
                .flatMap(List::stream)
                .map(s -> "# " + s.name() + "\n" + String.join("\n", s.lines()))
                .collect(Collectors.joining("\n\n"));
        java.nio.file.Files.writeString(java.nio.file.Path.of("target/messages.txt"), all);
        assertThat(all).isNotEmpty();
    }
}
