package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.InetAddress;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import sequitur.engine.weave.Hooks;

/** MAIL is judged before it is built, once in each state: what must come before it is sent before the library builds the line. */
class MailAheadTest {

    private static final String AUTH = "AUTH PLAIN AGFsaWNlAHNlY3JldC1vZi1hbGljZQ==";
    private static final String MAIL = "MAIL FROM:<a@b.example>";

    private final Hooks hooks = HookedTransport.hooks("policy=correct");
    private final ScriptedTransport transport = new ScriptedTransport(
            Session.getInstance(new Properties()),
            new URLName("smtp:"),
            false,
            hooks,
            host -> new ScriptedTransport.Signpost(InetAddress.getLoopbackAddress()));

    @Test
    void whatIsMissingIsInsertedBeforeTheLineIsBuilt() throws MessagingException {
        transport.connect("localhost", 25, "alice", "secret-of-alice");
        transport.simpleCommand(AUTH);

        for (int i = 0; i < 3; i++) {
            assertThat(hooks.mailStarting(transport)).isNull();
            assertThat(transport.sent()).last().isEqualTo(i == 0 ? AUTH : "RSET");
            transport.simpleCommand(MAIL);
        }

        assertThat(transport.sent()).containsExactly("EHLO client.example", AUTH, MAIL, "RSET", MAIL, "RSET", MAIL);
    }
}
