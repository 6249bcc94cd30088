package sequitur.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineRecorderTest {
    private final List<String> lines = new ArrayList<>();
    private final LineRecorder recorder = new LineRecorder(lines::add);

    @Test
    void endsLinesAtLineFeedsAndWhereItIsTold() {
        record("one\r\n\r\ntwo\nthree\r\r\nfo");
        recorder.endLine();
        recorder.endLine();
        assertThat(lines).containsExactly("one", "", "two\\n", "three\\r", "fo");
    }

    @Test
    void showsOctetsThatAreNotUtf8() {
        record("Gr\u00fc\u00dfe \\ \u0001\r\n");
        assertThat(lines).containsExactly("Gr\\xfc\\xdfe \\\\ \\x01");
    }

    private void record(String latin1) {
        for (byte octet : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
            recorder.record(octet);
        }
    }
}
