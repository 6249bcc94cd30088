package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The weights against the replies that they were fitted to, and the diagnosis measured: on servers that the weights have not
 * seen, and where a file of other replies is given, on those.
 */
class AtlasTest {

    private static final Path TABLE =
            Path.of("src", "main", "resources", "sequitur", "smtp", "diagnosis", "weights.txt");
    private static final Path FITTED = Path.of("target", "weights.txt");
    private static final Path DOCUMENT = Path.of("..", "docs", "replies.md");

    private static final List<LabelledReply> ATLAS = LabelledReply.atlas();
    private static final List<LabelledReply> OWN =
            Stream.concat(ATLAS.stream(), LabelledReply.providers().stream()).toList();

    private static List<String> fitted = List.of();
    private static Map<Sample, Weighing> leftOut = Map.of();

    @BeforeAll
    static void fit() throws IOException {
        List<Sample> samples = Sample.of(OWN);
        leftOut = LeftOut.weighed(samples);
        List<String> lines = new ArrayList<>(WeightsFit.table(samples));
        lines.addAll(LeftOut.calibration(leftOut));
        fitted = lines;
        Files.createDirectories(FITTED.toAbsolutePath().getParent());
        Files.write(FITTED, fitted);
    }

    @Test
    void theWeightsAreThoseThatTheRepliesGive() throws IOException {
        assertThat(Files.readAllLines(TABLE))
                .as("weights.txt has to be what is in core/%s", FITTED)
                .isEqualTo(fitted);
    }

    @Test
    void namesAtLeastNineteenOfTwentyOfTheAtlasAndIsSeldomWrong() {
        Measurement all = Measurement.ofWords(ATLAS);

        assertThat(ATLAS).hasSize(479);
        assertThat(all.right()).as(all::toString).isGreaterThanOrEqualTo(95);
        assertThat(all.wrong()).as(all::toString).isLessThanOrEqualTo(4);
    }

    @Test
    void isAsSureAsItIsRightOnServersThatItHasNotSeen() {
        Measurement words = Measurement.ofLeftOut(
                leftOut, sample -> sample.situation().answered().isEmpty());
        Measurement command = Measurement.ofLeftOut(
                leftOut, sample -> sample.situation().answered().isPresent());

        assertThat(words.right()).as(words::toString).isGreaterThanOrEqualTo(87);
        assertThat(words.wrong()).as(words::toString).isLessThanOrEqualTo(6);
        assertThat(command.right()).as(command::toString).isGreaterThanOrEqualTo(89);
        assertThat(List.of(words.calibrationError(), command.calibrationError()))
                .allSatisfy(error -> assertThat(error).isLessThanOrEqualTo(0.05));
    }

    @Test
    void theDocumentHoldsWhatIsMeasured() throws IOException {
        String measured = Measurement.HEAD
                + Measurement.ofLeftOut(
                                leftOut, sample -> sample.situation().answered().isEmpty())
                        .row("words, servers left out")
                + Measurement.ofLeftOut(
                                leftOut, sample -> sample.situation().answered().isPresent())
                        .row("words and command, servers left out")
                + Measurement.ofWords(ATLAS).row("words, the atlas, which the weights have seen");

        assertDocumented("measured", measured);
    }

    @Test
    @EnabledIfSystemProperty(named = LabelledReply.FOREIGN, matches = ".+")
    void isTrueOfRepliesThatAreNotKeptHere() throws IOException {
        List<LabelledReply> foreign = LabelledReply.foreign(Path.of(System.getProperty(LabelledReply.FOREIGN)));
        Measurement words = Measurement.ofWords(foreign);
        Measurement command = Measurement.ofCommands(foreign);

        assertThat(words.right()).as(words::toString).isGreaterThanOrEqualTo(88);
        assertThat(words.wrong()).as(words::toString).isLessThanOrEqualTo(4);
        assertThat(words.calibrationError()).isLessThanOrEqualTo(0.05);
        assertDocumented(
                "foreign", Measurement.HEAD + words.row("words") + command.row("words and command, where it is known"));
    }

    private static void assertDocumented(String mark, String table) throws IOException {
        Path measured = Path.of("target", "replies-" + mark + ".md");
        Files.writeString(measured, table);
        String document = Files.readString(DOCUMENT);
        String begin = "<!-- " + mark + ": begin -->\n";

        assertThat(document.substring(
                        document.indexOf(begin) + begin.length(), document.indexOf("<!-- " + mark + ": end -->")))
                .as("between the marks in docs/replies.md has to stand what is in core/%s", measured)
                .isEqualTo(table);
    }
}
