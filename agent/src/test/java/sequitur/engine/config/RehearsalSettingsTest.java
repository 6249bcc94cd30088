package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of a rehearsal, and what is said of faults in it. */
class RehearsalSettingsTest {

    private static final String VALID =
            "a reply with which the mail does not go on, as 451 4.7.1 Try later; drop; stall 30s; slow 10s, up to 1h";

    @TempDir
    private Path folder;

    private Rehearsal rehearsal(Cue cue, String host, int port, String... lines) {
        Settings.Loaded loaded = FromFile.load(folder, lines);
        assertThat(loaded.problems()).isEmpty();
        return loaded.settings().rehearsal(cue, host, port).orElseThrow();
    }

    private static boolean counts(Rehearsal rehearsal, String line) {
        return rehearsal.counts(line.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void eachCueHasItsKey(Cue cue) {
        Rehearsal found = rehearsal(
                cue,
                "mx.example.com",
                587,
                "sequitur.rehearse.mx.example.com:587." + cue.id() + " = 451 4.7.1 Try later");

        assertThat(found.key()).isEqualTo("sequitur.rehearse.mx.example.com:587." + cue.id());
        assertThat(found.answer()).isEqualTo(new RehearsedAnswer.Spoken(451, List.of("451 4.7.1 Try later")));
        assertThat(found.every()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "drop, drop",
        "stall 30s, stall 30s",
        "'stall  60m', stall 1h",
        "slow 10s, slow 10s",
        "slow 1500ms, slow 1500ms",
        "421, 421",
        "550, 550",
        "450-One\\n450 two, 450-One\\n450 two",
        "550-\\n550, 550-\\n550",
        "354 Odd, 354 Odd"
    })
    void theseAreAnswers(String value, String shown) {
        assertThat(rehearsal(Cue.MAIL, "mx", 25, "sequitur.rehearse.*.mail=" + value)
                        .answer()
                        .text())
                .isEqualTo(shown);
        Settings inPlace = Settings.load("rehearse.*.mail=" + value, folder).settings();
        assertThat(inPlace.rehearsal(Cue.MAIL, "mx", 25).orElseThrow().answer().text())
                .as("where a backslash and n stay what they are")
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Try later",
                "45 Try later",
                "4511 Try later",
                "150 Odd",
                "600 Odd",
                "451-Try later",
                "451 Try\\n451 later",
                "451-Try\\n452 later",
                "451 Tr\\u0009y",
                "dorp",
                "drop it",
                "stall",
                "stall 30",
                "stal 30s",
                "stall 61m",
                "slow 0s",
                "slow 1d"
            })
    void theseAreNone(String value) {
        assertThat(FromFile.problems(folder, "sequitur.rehearse.*.mail=" + value))
                .singleElement()
                .asString()
                .startsWith("sequitur.properties:1: \"")
                .endsWith(" is not a value of sequitur.rehearse.*.mail; valid values: " + VALID + ". It is ignored.");
    }

    /** The library would go on, and the mail would be lost without a word. */
    @ParameterizedTest
    @CsvSource({
        "greeting, 220 Hello",
        "ehlo, 250 Hello",
        "starttls, 220 Go ahead",
        "auth, 235 Ok",
        "auth, 334 VXNlcm5hbWU6",
        "mail, 250 Ok",
        "rcpt, 250 Ok",
        "rcpt, 251 Ok",
        "data, 354 Go ahead",
        "data, 250 Ok",
        "content-end, 250 Ok: queued as 1"
    })
    void noAnswerTakesAMailThatTheServerHasNotSeen(String cue, String reply) {
        assertThat(FromFile.problems(folder, "sequitur.rehearse.*." + cue + "=" + reply))
                .containsExactly("sequitur.properties:1: \"" + reply + "\" is not a value of sequitur.rehearse.*." + cue
                        + "; valid values: " + VALID + ". It is ignored.");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.after=0, a whole number from 1 to 1000000",
        "mail.every=1000001, a whole number from 1 to 1000000",
        "mail.times=once, a whole number from 1 to 1000000",
        "mail.per-minute=10001, a whole number from 1 to 10000",
        "rcpt.address=<one@b.example>, 'addresses, * for any characters, one or more of them'"
    })
    void faultyConditionsAreNamed(String keyAndValue, String valid) {
        String[] parts = keyAndValue.split("=", 2);
        assertThat(FromFile.problems(
                        folder,
                        "sequitur.rehearse.mx.mail=drop",
                        "sequitur.rehearse.mx.rcpt=drop",
                        "sequitur.rehearse.mx." + keyAndValue))
                .containsExactly("sequitur.properties:3: \"" + parts[1] + "\" is not a value of sequitur.rehearse.mx."
                        + parts[0] + "; valid values: " + valid + ". It is ignored.");
    }

    @ParameterizedTest
    @CsvSource({
        "sequitur.reherse, sequitur.rehearse",
        "sequitur.rehearse.mx.example.com.mial, sequitur.rehearse.mx.example.com.mail",
        "sequitur.rehearse.mx.mail.afer, sequitur.rehearse.mx.mail.after",
        "sequitur.rehearse.mx.content_end, sequitur.rehearse.mx.content-end",
        "sequitur.rehearse.mx.rcpt.adress, sequitur.rehearse.mx.rcpt.address"
    })
    void theKeyThatIsMeantIsNamed(String written, String meant) {
        assertThat(FromFile.problems(folder, written + "=true"))
                .containsExactly("sequitur.properties:1: unknown key \"" + written + "\"; did you mean \"" + meant
                        + "\"? It is ignored.");
    }

    @Test
    void withoutANearOneAllKeysAreNamed() {
        assertThat(FromFile.problems(folder, "sequitur.rehearse.localhost=451 Try later"))
                .containsExactly("sequitur.properties:1: unknown key \"sequitur.rehearse.localhost\"; the keys are"
                        + " sequitur.rehearse.<host or glob[:port]>.<verb>, .<verb>.after, .<verb>.per-minute, .<verb>.every,"
                        + " .<verb>.times, .rcpt.address; <verb> is one of greeting, ehlo, starttls,"
                        + " auth, mail, rcpt, data, content-end. It is ignored.");
    }

    @Test
    void aConditionWithoutAnAnswerIsAFault() {
        assertThat(FromFile.problems(
                        folder,
                        "sequitur.rehearse.*.mail=drop",
                        "sequitur.rehearse.mx:25.mail.times=1",
                        "sequitur.rehearse.mx.rcpt.address=*@b.example"))
                .containsExactly(
                        "sequitur.properties:2: \"sequitur.rehearse.mx:25.mail.times\" says when to answer, and nothing says what;"
                                + " set sequitur.rehearse.mx:25.mail as well. It is ignored.",
                        "sequitur.properties:3: \"sequitur.rehearse.mx.rcpt.address\" says when to answer, and nothing says what;"
                                + " set sequitur.rehearse.mx.rcpt as well. It is ignored.");
    }

    /** With all that is said of that host, and nothing of what is said of the others. */
    @ParameterizedTest
    @CsvSource({
        "mx.example.com, 25, 553, 1",
        "mx.example.com, 587, 552, 0",
        "my.example.com, 25, 551, 0",
        "other, 25, 550, 7"
    })
    void theMostExactHostCounts(String host, int port, int code, int times) {
        Rehearsal found = rehearsal(
                Cue.MAIL,
                host,
                port,
                "sequitur.rehearse.mx.example.com:25.mail=553 Four",
                "sequitur.rehearse.mx.example.com:25.mail.times=1",
                "sequitur.rehearse.*.mail=550 One",
                "sequitur.rehearse.*.mail.times=7",
                "sequitur.rehearse.mx.example.com.mail=552 Three",
                "sequitur.rehearse.*.example.com.mail=551 Two");

        assertThat(((RehearsedAnswer.Spoken) found.answer()).code()).isEqualTo(code);
        assertThat(found.times()).isEqualTo(times);
    }

    @Test
    void recipientsAreChosenByTheirAddresses() {
        Rehearsal found = rehearsal(
                Cue.RCPT,
                "mx",
                25,
                "sequitur.rehearse.*.rcpt=550 No",
                "sequitur.rehearse.*.rcpt.address=*@B.example, two@*");

        assertThat(counts(found, "RCPT TO:<one@b.EXAMPLE>")).isTrue();
        assertThat(counts(found, "RCPT TO:<TWO@c.example> NOTIFY=NEVER")).isTrue();
        assertThat(counts(found, "RCPT TO:<one@c.example>")).isFalse();
        assertThat(counts(found, "RCPT TO:<one@b.example.org>")).isFalse();
    }

    @Test
    void allRecipientsCountWhereNoAddressIsNamed() {
        assertThat(counts(rehearsal(Cue.RCPT, "mx", 25, "sequitur.rehearse.*.rcpt=550 No"), "RCPT TO:<one@b.example>"))
                .isTrue();
    }

    @Test
    void theyStandInTheEnvironmentAsWell() {
        Settings.Loaded loaded = Settings.load(
                null,
                folder,
                new Surroundings(
                        Map.of("sequitur.rehearse", "true"),
                        Map.of(
                                "SEQUITUR_HOST_RELAY", "mx:25",
                                "SEQUITUR_REHEARSE_RELAY_CONTENT_END", "drop",
                                "SEQUITUR_REHEARSE_RELAY_CONTENT_END_PER_MINUTE", "30"),
                        folder));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().rehearses()).isTrue();
        Rehearsal found = loaded.settings().rehearsal(Cue.CONTENT_END, "mx", 25).orElseThrow();
        assertThat(found.key()).isEqualTo("sequitur.rehearse.mx:25.content-end");
        assertThat(found.perMinute()).isEqualTo(30);
    }

    @Test
    void whatCountsIsListed() {
        Settings settings = FromFile.load(
                        folder,
                        "sequitur.rehearse=true",
                        "sequitur.rehearse.*.mail=450-One\\n450 two",
                        "sequitur.rehearse.*.mail.times=2")
                .settings();

        assertThat(settings.effective().stream()
                        .filter(setting -> setting.key().startsWith("sequitur.rehearse"))
                        .map(setting -> setting.key() + " = " + setting.shown() + " (" + setting.source() + ")"))
                .containsExactly(
                        "sequitur.rehearse = true (sequitur.properties:1)",
                        "sequitur.rehearse.*.mail = 450-One\\n450 two (sequitur.properties:2)",
                        "sequitur.rehearse.*.mail.times = 2 (sequitur.properties:3)");
        assertThat(settings.policyInShort()).isEqualTo("log, in a rehearsal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "policy=log; ",
                "rehearse.*.mail=drop; This is no rehearsal: what 1 setting of sequitur.rehearse.<host> says counts from the start of"
                        + " an app with sequitur.rehearse=true.",
                "rehearse=true; This is a rehearsal, and no answer is set: set sequitur.rehearse.<host>.<verb>, for example"
                        + " sequitur.rehearse.*.mail=451 4.7.1 Try later.",
                "rehearse=true,rehearse.*.mail=drop,rehearse.*.rcpt=drop; This is a rehearsal: Sequitur answers in the server's place,"
                        + " as 2 settings of sequitur.rehearse.<host> say. Mail fails on purpose, as long as sequitur.rehearse is true"
                        + " (agent arguments)."
            })
    void itIsSaidInShort(String arguments, String expected) {
        assertThat(Settings.load(arguments, folder)
                        .settings()
                        .rehearsalInShort()
                        .orElse(null))
                .isEqualTo(expected);
    }
}
