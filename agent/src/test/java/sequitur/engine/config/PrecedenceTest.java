package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/** Which of several entries counts for a server. In the tables, {@code |} stands between the lines of a file. */
class PrecedenceTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        // Nothing said, general policy, general rule.
        "'', LOG, LOG",
        "sequitur.policy=block, BLOCK, BLOCK",
        "sequitur.rule.mail-nested=correct, CORRECT, LOG",
        "sequitur.rule.mail-nested=correct|sequitur.policy=block, CORRECT, BLOCK",
        // A host's policy over everything general.
        "sequitur.policy=block|sequitur.host.mx.example.com.policy=off, OFF, OFF",
        "sequitur.rule.mail-nested=correct|sequitur.host.mx.example.com.policy=off, OFF, OFF",
        "sequitur.host.mx.example.com.policy=off|sequitur.rule.mail-nested=correct, OFF, OFF",
        // A host's rule over its own policy, and beside the general policy.
        "sequitur.host.mx.example.com.policy=off|sequitur.host.mx.example.com.rule.mail-nested=block, BLOCK, OFF",
        "sequitur.host.mx.example.com.rule.mail-nested=block|sequitur.host.mx.example.com.policy=off, BLOCK, OFF",
        "sequitur.policy=block|sequitur.host.mx.example.com.rule.mail-nested=off, OFF, BLOCK",
        "sequitur.rule.mail-nested=correct|sequitur.host.mx.example.com.rule.mail-nested=off, OFF, LOG",
        // Another host.
        "sequitur.host.mx.example.org.policy=off, LOG, LOG",
        "sequitur.host.mx.example.com:587.policy=off, LOG, LOG",
        // Host and port, host, glob and port, glob.
        "sequitur.host.mx.example.com:25.policy=block|sequitur.host.mx.example.com.policy=off, BLOCK, BLOCK",
        "sequitur.host.mx.example.com.policy=block|sequitur.host.*.example.com:25.policy=off, BLOCK, BLOCK",
        "sequitur.host.*:25.policy=block|sequitur.host.*.example.com.policy=off, BLOCK, BLOCK",
        "sequitur.host.*.example.com.policy=block|sequitur.host.*.com.policy=off, BLOCK, BLOCK",
        "sequitur.host.*.example.com:25.policy=block|sequitur.host.*:25.policy=off, BLOCK, BLOCK",
        // Equally long globs: the later.
        "sequitur.host.m?.example.com.policy=off|sequitur.host.?x.example.com.policy=block, BLOCK, BLOCK",
        "sequitur.host.?x.example.com.policy=off|sequitur.host.m?.example.com.policy=block, BLOCK, BLOCK",
        // A less exact rule stands where a more exact entry says nothing of it, and falls by its policy.
        "sequitur.host.*.rule.mail-nested=off|sequitur.host.mx.example.com.rule.data-content=block, OFF, LOG",
        "sequitur.host.*.rule.mail-nested=off|sequitur.host.mx.example.com.policy=block, BLOCK, BLOCK",
        "sequitur.host.*.policy=off|sequitur.host.mx.example.com.rule.mail-nested=block, BLOCK, OFF"
    })
    void decidesByExactness(String lines, Action mailNested, Action helloFirst) {
        HostSettings settings =
                FromFile.load(directory, lines.split("\\|")).settings().forHost("mx.example.com", 25);

        assertThat(settings.policy().action(Rule.MAIL_NESTED)).isEqualTo(mailNested);
        assertThat(settings.policy().action(Rule.HELLO_FIRST)).isEqualTo(helloFirst);
    }

    @ParameterizedTest
    @CsvSource({
        "'', AUTO, AUTO",
        "sequitur.require.auth=always, ALWAYS, AUTO",
        "sequitur.require.tls=never, AUTO, NEVER",
        "sequitur.require.auth=always|sequitur.host.mx.example.com.require.auth=never, NEVER, AUTO",
        "sequitur.host.mx.example.com:25.require.tls=always|sequitur.host.mx.example.com.require.tls=never, AUTO, ALWAYS",
        "sequitur.host.*.require.auth=always|sequitur.host.mx.example.com.require.tls=never, ALWAYS, NEVER",
        "sequitur.require.auth=always|sequitur.host.mx.example.com.policy=off, ALWAYS, AUTO"
    })
    void looksUpRequirementsInTheSameOrder(String lines, RequirementMode authentication, RequirementMode tls) {
        HostSettings settings =
                FromFile.load(directory, lines.split("\\|")).settings().forHost("mx.example.com", 25);

        assertThat(settings.authentication()).isEqualTo(authentication);
        assertThat(settings.tls()).isEqualTo(tls);
    }

    @Test
    void keepsCommandInjectionBlocked() {
        HostSettings settings =
                FromFile.load(directory, "sequitur.policy=log").settings().forHost("mx.example.com", 25);

        assertThat(settings.policy().action(Rule.COMMAND_INJECTION)).isEqualTo(Action.BLOCK);
    }
}
