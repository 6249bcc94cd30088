package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.engine.MovableClock;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/** Settings that change while the app runs. */
class CurrentSettingsTest {

    private static final Duration LONG = Duration.ofSeconds(11);

    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void leaveTheEpoch() {
        clock.advance(Duration.ofDays(20_000));
    }

    private CurrentSettings load(String arguments) {
        return new CurrentSettings(arguments, folder, () -> new Surroundings(Map.of(), Map.of(), folder), clock);
    }

    /** Writes the file, as something that was written long ago. */
    private Path write(String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines));
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(60 + lines.length)));
    }

    private static Action policy(CurrentSettings settings) {
        return settings.now().forHost("mx.example.com", 25).policy().action(Rule.MAIL_NESTED);
    }

    @Test
    void aFileThatHasChangedIsReadAgainAndItIsSaidWhatIsOther() throws IOException {
        write("mail.properties", "sequitur.policy=log", "sequitur.dry-run=true");
        CurrentSettings settings = load("mail.properties");
        write("mail.properties", "sequitur.policy=block", "sequitur.host.mx.example.com:25.require.tls=always", "#");
        clock.advance(LONG);

        assertThat(settings.look().orElseThrow())
                .isEqualTo(new Renewal(
                        List.of(
                                "sequitur.dry-run is no longer set (was true)",
                                "sequitur.policy=block (was log)",
                                "sequitur.host.mx.example.com:25.require.tls=always (was not set)"),
                        List.of()));
        assertThat(policy(settings)).isEqualTo(Action.BLOCK);
        assertThat(settings.now().dryRun()).isFalse();
        clock.advance(LONG);
        assertThat(settings.look()).isEmpty();
    }

    @Test
    void itIsLookedAtNoMoreThanEachTenSeconds() throws IOException {
        write("mail.properties", "sequitur.policy=log");
        CurrentSettings settings = load("mail.properties");
        write("mail.properties", "sequitur.policy=block", "#");
        clock.advance(Duration.ofSeconds(9));
        assertThat(settings.look()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(settings.look()).isPresent();
    }

    @Test
    void aFileThatSomebodyMayStillBeWritingIsLeftForTheNextTime() throws IOException {
        write("mail.properties", "sequitur.policy=correct");
        CurrentSettings settings = load("mail.properties");
        clock.advance(LONG);
        Path half = write("mail.properties", "");
        Files.setLastModifiedTime(half, FileTime.from(clock.instant()));

        assertThat(settings.look()).isEmpty();
        assertThat(policy(settings)).isEqualTo(Action.CORRECT);
        write("mail.properties", "sequitur.policy=block");
        clock.advance(LONG);
        assertThat(settings.look()).isPresent();
        assertThat(policy(settings)).isEqualTo(Action.BLOCK);
    }

    @Test
    void aFaultIsToldOnceAndTheOldOnesStay() throws IOException {
        write("mail.properties", "sequitur.policy=correct");
        CurrentSettings settings = load("mail.properties");
        write("mail.properties", "sequitur.dry-run=true", "sequitur.policy=blok");
        clock.advance(LONG);

        Renewal refused = settings.look().orElseThrow();

        assertThat(refused.changes()).isEmpty();
        assertThat(refused.faults())
                .extracting(Problem::refusal)
                .containsExactly(
                        "mail.properties:2: \"blok\" is not a value of sequitur.policy; valid values: off, log,"
                                + " block, correct.");
        assertThat(policy(settings)).isEqualTo(Action.CORRECT);
        assertThat(settings.now().dryRun()).isFalse();
        clock.advance(LONG);
        assertThat(settings.look()).isEmpty();
        write("mail.properties", "sequitur.policy=block");
        clock.advance(LONG);
        assertThat(settings.look().orElseThrow().isTaken()).isTrue();
    }

    @Test
    void aFaultThatWasThereBeforeIsNoReasonToRefuse() throws IOException {
        write("mail.properties", "sequitur.polcy=block", "sequitur.policy=log");
        CurrentSettings settings = load("mail.properties");
        write("mail.properties", "sequitur.polcy=block", "sequitur.policy=block", "#");
        clock.advance(LONG);

        assertThat(settings.look().orElseThrow().isTaken()).isTrue();
        assertThat(policy(settings)).isEqualTo(Action.BLOCK);
    }

    @Test
    void ofAFileThatIsGoneTheSettingsStay() throws IOException {
        for (String arguments : new String[] {"", "sequitur.properties"}) {
            Path file = write("sequitur.properties", "sequitur.policy=block");
            CurrentSettings settings = load(arguments);
            Files.delete(file);
            clock.advance(LONG);

            assertThat(settings.look().orElseThrow().faults())
                    .extracting(Problem::refusal)
                    .containsExactly("sequitur.properties: the file is gone.");
            assertThat(policy(settings)).isEqualTo(Action.BLOCK);
        }
    }

    @Test
    void theFileThatCountsWhereNoneIsNamedMayComeLater() throws IOException {
        CurrentSettings settings = load("");
        write("sequitur.properties", "sequitur.policy=block");
        clock.advance(LONG);

        assertThat(settings.look()).isPresent();
        assertThat(policy(settings)).isEqualTo(Action.BLOCK);
    }

    /** Kubernetes mounts a folder of links that lead through one link, which it puts in another's place. */
    @Test
    void aLinkThatLeadsElsewhereIsAChange() throws IOException {
        for (String version : new String[] {"1", "2"}) {
            Files.createDirectories(folder.resolve(version));
            write(version + "/mail.properties", version.equals("1") ? "sequitur.policy=off" : "sequitur.policy=log");
        }
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("1"));
        Files.createSymbolicLink(folder.resolve("mail.properties"), Path.of("..data", "mail.properties"));
        CurrentSettings settings = load("mail.properties");
        assertThat(policy(settings)).isEqualTo(Action.OFF);

        Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("2"));
        Files.move(folder.resolve("..data_tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        clock.advance(LONG);

        assertThat(settings.look()).isPresent();
        assertThat(policy(settings)).isEqualTo(Action.LOG);
    }

    @Test
    void settingsThatAreGivenLaterCountMoreAndTheOthersStay() throws IOException {
        write("mail.properties", "sequitur.policy=log", "sequitur.require.tls=always");
        CurrentSettings settings = load("config=mail.properties,dry-run=true");

        assertThat(settings.renew("policy=block", folder).changes()).containsExactly("sequitur.policy=block (was log)");
        assertThat(settings.now().forHost("mx", 25).tls()).isEqualTo(RequirementMode.ALWAYS);
        assertThat(settings.now().dryRun()).isTrue();
        assertThat(settings.renew("policy=correct", folder).changes())
                .containsExactly("sequitur.policy=correct (was block)");
        assertThat(settings.renew("polcy=log", folder).isTaken()).isFalse();
        assertThat(policy(settings)).isEqualTo(Action.CORRECT);
        assertThat(settings.renew("policy=correct", folder).isEmpty()).isTrue();
    }

    @Test
    void withoutAnyTheFileIsReadAgainAtOnce() throws IOException {
        write("mail.properties", "sequitur.policy=log");
        CurrentSettings settings = load("mail.properties");
        write("mail.properties", "sequitur.policy=block", "#");

        assertThat(settings.renew("", folder.resolve("elsewhere")).changes())
                .containsExactly("sequitur.policy=block (was log)");
    }

    @Test
    void noSecretIsAmongTheChanges() throws IOException {
        write("mail.properties", "sequitur.credentials.mx.username=alice");
        CurrentSettings settings = load("mail.properties");
        write(
                "mail.properties",
                "sequitur.credentials.mx.username=hunter2",
                "sequitur.credentials.mx.password-env=hunter2");
        clock.advance(LONG);

        assertThat(settings.look().map(Renewal::changes).orElseThrow())
                .containsExactly(
                        "sequitur.credentials.mx.username is another one",
                        "sequitur.credentials.mx.password-env is set");
    }

    @Test
    void switchedOffMeansThatNoRuleIsLookedAt() {
        CurrentSettings settings = load("policy=block");

        settings.renew("enabled=false", folder);

        assertThat(policy(settings)).isEqualTo(Action.OFF);
        assertThat(settings.now().isOffEverywhere(Rule.COMMAND_INJECTION)).isTrue();
        assertThat(Optional.of(settings.now().policyInShort())).contains("off");
    }
}
