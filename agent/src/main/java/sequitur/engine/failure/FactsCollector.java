package sequitur.engine.failure;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.advice.facts.MailProperties;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Login;
import sequitur.engine.conversation.Opening;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.MailSession;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;

/** Collects what is known of an app and of its server, once something has gone wrong: it asks the mail session for all its properties. */
final class FactsCollector {

    private FactsCollector() {}

    /**
     * Collects it.
     *
     * @param conversation the connection
     * @param server where it leads, or was to lead
     * @param state where the session stood when it went wrong
     * @return the facts, which hold no secret
     * @throws Throwable what the app's own objects throw
     */
    static Facts of(Conversation conversation, MailServer server, SessionState state) throws Throwable {
        MailSession session = conversation.wire().mailSession();
        Map<String, Object> properties = session.properties();
        properties.keySet().removeAll(conversation.waiting().lent());
        FactsBuilder facts = Facts.of(server.protocol(), server.host(), server.port())
                .session(MailProperties.of(properties))
                .jvm(MailProperties.of(ofTheJvm()))
                .framework(FrameworkFinder.find(session, conversation.wire().application()));
        conversation.wire().release().ifPresent(facts::release);
        if (session.hasAuthenticator()) {
            facts.with(Circumstance.HAS_AUTHENTICATOR);
        }
        if (session.isDefault()) {
            facts.with(Circumstance.DEFAULT_SESSION);
        }
        if (conversation.dialogue().isUsed()) {
            facts.with(Circumstance.USED_BEFORE);
        }
        addDialogue(facts, conversation, state);
        addLogin(facts, conversation, state);
        return facts.build();
    }

    /** Those that look like a mail session's; a text that somebody meant for one. */
    private static Map<String, Object> ofTheJvm() {
        Map<String, Object> all = new HashMap<>();
        System.getProperties().forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    private static void addDialogue(FactsBuilder facts, Conversation conversation, SessionState state) {
        Connection connection = state.connection();
        if (connection.hello() == Hello.HELO) {
            facts.with(Circumstance.WITHOUT_EHLO);
        }
        if (connection.tls()) {
            facts.offeredUnderTls(connection.extensions());
            conversation.dialogue().offeredInClear().ifPresent(facts::offeredInClear);
        } else if (connection.hello() == Hello.EHLO) {
            facts.offeredInClear(connection.extensions());
        }
        helloName(conversation.dialogue().helloLine()).ifPresent(facts::helloName);
    }

    private static Optional<String> helloName(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1).strip();
        int end = text.indexOf(' ');
        return end < 0 ? Optional.empty() : Optional.of(text.substring(end + 1).strip());
    }

    private static void addLogin(FactsBuilder facts, Conversation conversation, SessionState state) {
        Opening opening = conversation.opening();
        Login login = conversation.login();
        facts.given(user(opening), given(opening.password()));
        if (state.connection().authentication() == Authentication.DONE) {
            facts.with(Circumstance.AUTHENTICATED);
        }
        if (!login.mechanism().isEmpty()) {
            facts.mechanism(login.mechanism());
        }
        if (!login.acceptance().isEmpty()) {
            facts.authReply(login.reply(login.acceptance()));
        }
    }

    /** Where the app has named no user, the library takes that of the operating system, which the app has not given. */
    private static Given user(Opening opening) {
        String user = opening.user();
        boolean ofTheSystem =
                opening.password() == null && user != null && user.equals(System.getProperty("user.name"));
        return ofTheSystem ? Given.NOTHING : given(user);
    }

    private static Given given(@Nullable String text) {
        if (text == null) {
            return Given.NOTHING;
        }
        return text.isEmpty() ? Given.EMPTY_TEXT : Given.TEXT;
    }
}
