package sequitur.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sequitur.engine.transport.AppAccess;
import sequitur.engine.transport.Destination;
import sequitur.smtp.wire.Verb;

/** The secrets of a login are known as long as anything may be said of it, and no longer. */
class LoginTest {

    private static final String GIVEN = "canary-of-connect";
    private static final String SENT = "Y2FuYXJ5LXRoYXQtd2FzLXNlbnQ=";

    private final Conversation conversation =
            new Conversations(new AppAccess(unusedInstrumentation())).of(new Object());
    private final Login login = conversation.login();

    private void connect() {
        Destination destination = new Destination("mail.example.com", 25, Optional.empty());
        conversation.connecting(new Opening(destination, "alice", GIVEN, Optional.empty()));
        login.keepSecret(Verb.AUTH, ("AUTH XTOKEN " + SENT).getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isKnown(String secret) {
        return !login.withoutSecrets("we got " + secret + ".").contains(secret);
    }

    @Test
    void theyAreForgottenWhenTheConnectionIsClosed() {
        connect();
        assertThat(isKnown(GIVEN)).isTrue();
        assertThat(isKnown(SENT)).isTrue();

        conversation.hookBegins();
        conversation.connectionClosed();
        conversation.hookEnds();

        assertThat(isKnown(GIVEN)).isFalse();
        assertThat(isKnown(SENT)).isFalse();
    }

    /** The agent closes a connection, and then reports what the server has said. */
    @Test
    void butNotBeforeTheOutermostHookIsDone() {
        connect();
        conversation.hookBegins();

        conversation.hookBegins();
        conversation.connectionClosed();
        conversation.hookEnds();

        assertThat(isKnown(GIVEN)).isTrue();
        conversation.hookEnds();
        assertThat(isKnown(GIVEN)).isFalse();
    }

    @Test
    void aConnectionThatTakesThePlaceOfOneHasALoginOfItsOwn() {
        connect();
        conversation.hookBegins();
        conversation.connectionClosed();

        connect();
        conversation.hookEnds();

        assertThat(isKnown(GIVEN)).isTrue();
    }

    @Test
    void nothingIsForgottenWhileTheConnectionIsOpen() {
        connect();

        conversation.hookBegins();
        conversation.hookEnds();

        assertThat(isKnown(GIVEN)).isTrue();
    }

    private static Instrumentation unusedInstrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                LoginTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
