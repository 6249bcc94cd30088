package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't be read is said in one line, with exit code 2: no stack trace, no half of an answer, no page. */
class BadInputTest {

    private static final String DIALOGUE =
            "S: 220 mx.example.com ESMTP\nC: EHLO app.example.com\nS: 250 mx.example.com\nC: QUIT\nS: 221 bye\n";

    @TempDir
    private Path folder = Path.of("");

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(file)) {
            packed.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return file.toByteArray();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Stream<Arguments> unreadable() throws IOException {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        byte[] gzip = packed(DIALOGUE.repeat(50));
        return Stream.of(
                Arguments.of("nothing", new byte[0], "there is nothing in it"),
                Arguments.of("empty lines", octets("\n \r\n\n"), "there is nothing in it"),
                Arguments.of("noise", noise, "this is not text"),
                Arguments.of(
                        "an archive", octets("PK\u0003\u0004" + "\u0000\u0001\u0002".repeat(100)), "this is not text"),
                Arguments.of("gzip cut off", Arrays.copyOf(gzip, gzip.length / 2), "damaged or cut off"),
                Arguments.of("the beginning of gzip", Arrays.copyOf(gzip, 2), "damaged or cut off"),
                Arguments.of("gzip of nothing", packed(""), "there is nothing in it"),
                Arguments.of("a line of a megabyte", octets("x".repeat(1 << 20)), "there is no SMTP dialogue in it"),
                Arguments.of("UTF-32", DIALOGUE.getBytes(Charset.forName("UTF-32LE")), "this is not text"),
                Arguments.of("EBCDIC", DIALOGUE.getBytes(Charset.forName("IBM1047")), ""),
                Arguments.of(
                        "base64", Base64.getMimeEncoder().encode(octets(DIALOGUE)), "there is no SMTP dialogue in it"),
                Arguments.of(
                        "one side", octets("C: EHLO a\nC: MAIL FROM:<a@b>\n"), "there are commands in it but no reply"),
                Arguments.of("other text", octets("Once upon a time\n"), "there is no SMTP dialogue in it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void theReasonIsSaidInOneLine(String name, byte[] octets, String reason) throws IOException {
        Path record = Files.write(folder.resolve("record.log"), octets);

        assertRefused(record.toString(), "record.log", reason);
    }

    private void assertRefused(String record, String named, String reason) throws IOException {
        Path page = folder.resolve("page.html");
        for (List<String> command : List.of(
                List.of("check", record),
                List.of("check", "--format", "json", record),
                List.of("report", record, "-o", page.toString()))) {
            CommandLineRun run = CommandLineRun.of(command.toArray(String[]::new));

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Sequitur: ")
                    .contains(named, reason)
                    .doesNotContain("internal error");
            assertThat(page).doesNotExist();
        }
    }

    @Test
    void whatIsNoFileIsSaidToo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "milk, bread\n");

        assertRefused(empty.toString(), "empty: this is a directory", "there is no file in it");
        assertRefused(other.toString(), "other: this is a directory", "no file in it holds an SMTP dialogue");
        assertRefused(folder.resolve("none.log").toString(), "none.log", "there is no such file");
        assertRefused(folder.resolve("*.none").toString(), "*.none", "there is no such file");
        assertRefused("a\u0000b", "a\\u0000b", "there is no such file");
    }

    @Test
    void aFileOfSomebodyElseMayNotBeRead() throws IOException {
        Path record = Files.writeString(folder.resolve("record.log"), DIALOGUE);
        Files.setPosixFilePermissions(record, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(record), "skipped: this user may read every file");

        assertRefused(record.toString(), "record.log", "this file may not be read");
    }

    /** Nobody takes what could be read for all that there was. */
    @Test
    void aFileThatBreaksOffAmongOthersIsNamed() throws IOException {
        Files.writeString(folder.resolve("good.log"), DIALOGUE);
        byte[] gzip = packed(DIALOGUE.repeat(50));
        Files.write(folder.resolve("torn.log.gz"), Arrays.copyOf(gzip, gzip.length - 20));

        CommandLineRun run = CommandLineRun.of("check", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("torn.log.gz: it can't be read");
    }

    @Test
    void aLineOfAMegabyteInADialogueIsCutAndNotLost() {
        String record = DIALOGUE.replace("app.example.com", "a".repeat(1 << 20));

        CommandLineRun run = CommandLineRun.with(record, "check", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .anyMatch(line -> line.contains("more characters)"))
                .allMatch(line -> line.length() <= 80);
    }
}
