package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of {@code report}, looked at with a real browser. */
@Tag("browser")
@Tag("slow")
@Tag("any-jdk")
class ReportInBrowserTest {

    private static final Path PICTURES = Path.of("target/report");
    private static final Pattern MEASURED = Pattern.compile("(?s)<pre id=\"measured\">(.*?)</pre>");
    private static final Pattern SHEETS = Pattern.compile("/Type\\s*/Page\\b");

    /** What a record may hold at worst: long words, everything that the page can show, and a line that only advises. */
    private static final String RECORD = """
            DEBUG SMTP: trying to connect to host "HOST.example.com", port 587, isSSL false
            220 mx.example.com ESMTP
            EHLO app.example.com
            250-mx.example.com
            250-STARTTLS
            250 SIZE 1000
            MAIL FROM:<a@example.com>
            530 5.7.0 Must issue a STARTTLS command first
            STARTTLS
            220 go
            EHLO app.example.com
            250-mx.example.com
            250 AUTH PLAIN
            MAIL FROM:<a@example.com>
            250 ok
            EHLO app.example.com
            250-mx.example.com
            250 AUTH PLAIN
            MAIL FROM:<a@example.com>
            250 ok
            MAIL FROM:<LONG@example.com>
            503 5.5.1 nested MAIL
            QUIT
            221 bye
            javax.mail.MessagingException: Could not connect to SMTP host: mx.example.com, port: 25
            \tat com.example.shop.Receipts.send(Receipts.java:40)
            """.replace("HOST", "long".repeat(40)).replace("LONG", "l".repeat(300));

    @TempDir
    private Path folder = Path.of("");

    private Path page = Path.of("");

    @BeforeEach
    void write() {
        page = folder.resolve("page.html");
        assertThat(CommandLineRun.with(RECORD, "report", "-", "-o", page.toString())
                        .code())
                .isEqualTo(1);
    }

    /** A copy of the page that measures itself: its own policy forbids any script. */
    private Path measuring(String media, int width) throws IOException {
        try (InputStream script = getClass().getResourceAsStream("/sequitur/cli/page/measure.js")) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            String copy = Files.readString(page)
                    .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                    .replace("@media print", "@media " + media)
                    .replace("</body>", "<script>" + text + "</script></body>");
            return Files.writeString(folder.resolve("measuring.html"), framed(copy, width));
        }
    }

    /** No window is narrower than 500 pixels; what stands in a frame of its own may be. */
    private static String framed(String page, int width) {
        return "<!doctype html><meta name=\"color-scheme\" content=\"light dark\"><body><iframe style=\"border:0;width:"
                + width
                + "px;height:900px\" srcdoc=\""
                + page.replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe></body>";
    }

    private Map<String, String> measured(String media, int width, Chromium.Scheme scheme)
            throws IOException, InterruptedException {
        String dump = Chromium.orSkip(folder).dump(measuring(media, width), Math.max(width, 600), scheme);
        Matcher result = MEASURED.matcher(dump);
        assertThat(result.find()).as(dump).isTrue();
        return result.group(1)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "1600,LIGHT", "1600,DARK"})
    void itCanBeReadInEachWidthAndColour(int width, Chromium.Scheme scheme) throws IOException, InterruptedException {
        Map<String, String> measured = measured("print", width, scheme);

        assertThat(measured)
                .containsEntry("width", Integer.toString(width))
                .containsEntry("scroll", Integer.toString(width))
                .containsEntry("wide", "")
                .containsEntry("ground", scheme == Chromium.Scheme.DARK ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)")
                .containsEntry("colourAlone", "0")
                .containsEntry("requests", "0");
        assertThat(Integer.parseInt(measured.get("texts"))).isGreaterThan(100);
        assertThat(Double.parseDouble(measured.get("contrast")))
                .as(measured.get("faintest"))
                .isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void itCanBeReadWithoutEyesAndWithoutMouse() throws IOException, InterruptedException {
        assertThat(measured("print", 1600, Chromium.Scheme.LIGHT))
                .containsEntry("header", "1")
                .containsEntry("main", "1")
                .containsEntry("footer", "1")
                .containsEntry("h1", "1")
                .containsEntry("sessions", "1")
                .containsEntry("lists", "1")
                .containsEntry("captions", "3")
                .containsEntry("jumps", "0")
                .containsEntry("lost", "0")
                .containsEntry("nameless", "0")
                .containsEntry("ids", "0")
                .containsEntry("skip", "true")
                .containsEntry("outlined", "true");
    }

    @ParameterizedTest
    @CsvSource({"700,LIGHT", "700,DARK"})
    void onPaperItIsBlackOnWhite(int width, Chromium.Scheme scheme) throws IOException, InterruptedException {
        Map<String, String> measured = measured("all", width, scheme);

        assertThat(measured).containsEntry("ground", "rgb(255, 255, 255)").containsEntry("wide", "");
        assertThat(Double.parseDouble(measured.get("contrast")))
                .as(measured.get("faintest"))
                .isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void itCanBePrinted() throws IOException, InterruptedException {
        Path document = folder.resolve("page.pdf");

        Chromium.orSkip(folder).print(page, document);

        String octets = Files.readString(document, StandardCharsets.ISO_8859_1);
        assertThat(octets).startsWith("%PDF-");
        assertThat(SHEETS.matcher(octets).results().count()).isBetween(1L, 6L);
    }

    /** The pictures of docs/images are these; they are put there by hand. */
    @Test
    void picturesForTheDocumentationAreTaken() throws IOException, InterruptedException {
        Path record = folder.resolve("mail-debug.log");
        try (InputStream text = getClass().getResourceAsStream("/sequitur/cli/page/picture.txt")) {
            Files.write(record, Objects.requireNonNull(text).readAllBytes());
        }
        Chromium chromium = Chromium.orSkip(folder);
        CommandLineRun.of("report", record.toString(), "-o", page.toString());

        chromium.picture(
                page, new Chromium.Size(1000, 1600), Chromium.Scheme.LIGHT, PICTURES.resolve("report-light.png"));
        chromium.picture(
                page, new Chromium.Size(1000, 1600), Chromium.Scheme.DARK, PICTURES.resolve("report-dark.png"));
        chromium.picture(
                page, new Chromium.Size(360, 1000), Chromium.Scheme.LIGHT, PICTURES.resolve("report-narrow.png"));

        for (String name : List.of("report-light.png", "report-dark.png", "report-narrow.png")) {
            assertThat(PICTURES.resolve(name)).isNotEmptyFile();
            assertThat(Path.of("../docs/images").resolve(name)).isNotEmptyFile();
        }
    }
}
