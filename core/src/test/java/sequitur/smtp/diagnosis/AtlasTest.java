package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import sequitur.smtp.fault.Fault;

/**
 * The weights against the replies that they were fitted to, and the diagnosis measured: on servers that the weights have not
 * seen, and where a file of other replies is given, on those.
 */
@Tag("slow")
class AtlasTest {

    private static final Path SOURCE =
            Path.of("src", "main", "java", "sequitur", "smtp", "diagnosis", "WeightTable.java");
    private static final Path FITTED = Path.of("target", "WeightTable.java");
    /** The agent acts on nothing less sure. */
    private static final double SURE = 0.9;

    private static final String MARK = "\"\"\"";
    private static final Path DOCUMENT = Path.of("..", "docs", "replies.md");

    private static final List<LabelledReply> ATLAS = LabelledReply.atlas();
    private static final List<LabelledReply> OWN =
            Stream.concat(ATLAS.stream(), LabelledReply.providers().stream()).toList();

    private static List<String> fitted = List.of();
    private static Map<Sample, Weighing> leftOut = Map.of();

    @BeforeAll
    static void fit() {
        List<Sample> samples = Sample.of(OWN);
        leftOut = LeftOut.weighed(samples);
        List<String> lines = new ArrayList<>(WeightsFit.table(samples));
        lines.addAll(LeftOut.calibration(leftOut));
        fitted = lines;
    }

    @Test
    void theWeightsAreThoseThatTheRepliesGive() throws IOException {
        // For who has changed a clue or a reply: the file to put in the place of the old one.
        String source = Files.readString(SOURCE);
        String table = fitted.stream().map(line -> "            " + line + "\n").collect(Collectors.joining());
        Files.createDirectories(FITTED.toAbsolutePath().getParent());
        Files.writeString(
                FITTED,
                source.substring(0, source.indexOf(MARK) + MARK.length())
                        + "\n"
                        + table
                        + "            "
                        + source.substring(source.lastIndexOf(MARK)));

        assertThat(WeightTable.TEXT.lines().toList())
                .as("WeightTable has to be what is in core/%s", FITTED)
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

        assertThat(words.right()).as(words::toString).isGreaterThanOrEqualTo(92);
        assertThat(words.wrong()).as(words::toString).isLessThanOrEqualTo(3);
        assertThat(command.right()).as(command::toString).isGreaterThanOrEqualTo(93);
        assertThat(command.wrong()).as(command::toString).isLessThanOrEqualTo(3);
        assertThat(List.of(words.trueStatements(), command.trueStatements()))
                .allSatisfy(share -> assertThat(share).isGreaterThanOrEqualTo(97));
        assertThat(List.of(words.calibrationError(), command.calibrationError()))
                .allSatisfy(error -> assertThat(error).isLessThanOrEqualTo(0.05));
    }

    /** AUTH or TLS would be inserted for nothing. */
    @Test
    void asksForNoLoginAndNoTlsWhereAnotherThingIsWrong() {
        assertThat(OWN).allSatisfy(AtlasTest::isNoDangerousMisreading);
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

        assertThat(words.right()).as(words::toString).isGreaterThanOrEqualTo(92);
        assertThat(words.wrong()).as(words::toString).isLessThanOrEqualTo(3);
        assertThat(foreign).allSatisfy(AtlasTest::isNoDangerousMisreading);
        assertThat(words.calibrationError()).isLessThanOrEqualTo(0.05);
        assertDocumented(
                "foreign", Measurement.HEAD + words.row("words") + command.row("words and command, where it is known"));
    }

    /** AUTH that is refused in clear wants TLS as well. */
    private static void isNoDangerousMisreading(LabelledReply reply) {
        Diagnosis diagnosis = reply.answered()
                .map(verb -> ReplyDiagnosis.of(reply.reply(), verb))
                .orElseGet(() -> ReplyDiagnosis.of(reply.reply()));
        boolean inserts = diagnosis.confidence() >= SURE
                && Set.of(Fault.AUTH_REQUIRED, Fault.STARTTLS_REQUIRED).contains(diagnosis.fault());
        boolean tls = diagnosis.fault() == Fault.STARTTLS_REQUIRED
                && reply.meansInContext().contains(Fault.AUTH_CLEARTEXT);

        assertThat(!inserts || tls || reply.meansInContext().contains(diagnosis.fault()))
                .as("%s: %s", reply.text(), diagnosis)
                .isTrue();
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
