package sequitur.cli.walk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.MailProperties;
import sequitur.cli.recording.RecordedServer;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Collects what the record of one session tells of the app and of its server. */
final class RecordedFacts {

    private static final int FIRST_REFUSAL = 400;

    private final RecordedServer server;
    private Optional<Extensions> offeredInClear = Optional.empty();
    private Optional<String> helloName = Optional.empty();
    private Optional<String> mechanism = Optional.empty();
    private Optional<Reply> authReply = Optional.empty();
    private boolean used;

    RecordedFacts(RecordedServer server) {
        this.server = server;
    }

    /** A command was sent; the line is as it may be shown. */
    void sent(SessionState before, Verb verb, String shown) {
        Connection connection = before.connection();
        if (!connection.tls() && !connection.extensions().equals(Extensions.NONE)) {
            offeredInClear = Optional.of(connection.extensions());
        }
        switch (verb) {
            case EHLO, HELO -> helloName = argument(shown);
            case AUTH -> mechanism = argument(shown).map(name -> name.toUpperCase(Locale.ROOT));
            default -> {
                // Nothing that advice is made of.
            }
        }
    }

    /** A command was answered; the reply is as it may be shown. */
    void answered(Verb verb, Reply reply) {
        boolean accepted = reply.code() < FIRST_REFUSAL;
        switch (verb) {
            case AUTH, SASL_RESPONSE -> authReply = accepted ? Optional.of(reply) : Optional.empty();
            case END_OF_CONTENT, BDAT_LAST -> used |= accepted;
            default -> {
                // Nothing that advice is made of.
            }
        }
    }

    /** The facts in this state of the session. */
    Facts in(SessionState state) {
        FactsBuilder facts = Facts.of("smtp", server.host(), port()).with(Circumstance.APP_UNKNOWN);
        if (server.tls()) {
            facts.session(MailProperties.of(Map.of("mail.smtp.ssl.enable", "true")));
        }
        if (used) {
            facts.with(Circumstance.USED_BEFORE);
        }
        Connection connection = state.connection();
        if (connection.authentication() == Authentication.DONE) {
            facts.with(Circumstance.AUTHENTICATED);
        }
        if (connection.hello() == Hello.HELO) {
            facts.with(Circumstance.WITHOUT_EHLO);
        }
        if (connection.tls()) {
            facts.offeredUnderTls(connection.extensions());
            offeredInClear.ifPresent(facts::offeredInClear);
        } else {
            facts.offeredInClear(connection.extensions());
        }
        helloName.ifPresent(facts::helloName);
        mechanism.ifPresent(facts::mechanism);
        authReply.ifPresent(facts::authReply);
        return facts.build();
    }

    private int port() {
        return server.port().matches("[0-9]{1,5}") ? Integer.parseInt(server.port()) : Facts.UNKNOWN_PORT;
    }

    /** The word after the verb, unless it is one that may not be shown. */
    private static Optional<String> argument(String shown) {
        String[] words = shown.split(" ", 3);
        return words.length > 1 && !words[1].startsWith("[red") ? Optional.of(words[1]) : Optional.empty();
    }
}
