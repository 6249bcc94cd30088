package sequitur.engine.failure;

import java.util.List;
import java.util.Optional;
import sequitur.advice.Advice;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Thrown;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.conversation.Attempts;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Follows each attempt to connect or to send, and reports one that failed: once, by what went wrong first. What was broken in an attempt
 * that did not fail is reported when that has ended.
 */
public final class Failures {

    private final CurrentSettings settings;
    private final Sink sink;

    /**
     * Makes it.
     *
     * @param settings what counts for a server that could not be reached
     * @param sink where reports go
     */
    public Failures(CurrentSettings settings, Sink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    /**
     * A rule was broken: it is told at once, or with the end of the attempt in which that happened.
     *
     * @param conversation the connection
     * @param violation the violation, and what came of the command
     */
    public void violated(Conversation conversation, Event violation) {
        sink.violated(conversation.wire().application(), violation);
        if (conversation.attempts().isUnderWay()) {
            conversation.attempts().hold(violation);
            if (violation.outcome().isSettled()) {
                conversation.attempts().putRight();
            }
        } else if (conversation.attempts().isNews(violation)) {
            sink.report(conversation.wire().application(), violation);
        }
    }

    /**
     * A command was refused.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param text the reply, or what stands for one and is none
     */
    public void refused(Conversation conversation, SessionState before, String text) {
        if (conversation.attempts().isUnderWay()) {
            conversation.attempts().refused(verb(before), conversation.login().reply(text), before);
        }
    }

    /**
     * A command was not answered, or could not be written.
     *
     * @param conversation the connection
     * @param cause the exception that says why, if there is one
     * @param before the state before that
     */
    public void lost(Conversation conversation, Optional<Throwable> cause, SessionState before) {
        conversation.attempts().lost(verb(before), cause, before);
    }

    private static Verb verb(SessionState before) {
        List<Verb> outstanding = before.outstanding();
        return outstanding.isEmpty() ? Verb.OTHER : outstanding.get(0);
    }

    /**
     * A command that was repeated was refused as well, by the reply that the transport's fields hold.
     *
     * @param conversation the connection
     * @param before the state before the first reply
     * @throws Throwable what the transport throws
     */
    public void refusedAgain(Conversation conversation, SessionState before) throws Throwable {
        if (conversation.attempts().isUnderWay()) {
            Reply reply = conversation.login().reply(conversation.wire().replyText());
            conversation.attempts().refused(verb(before), reply, conversation.state());
        }
    }

    /**
     * The library begins to connect, perhaps for the second time.
     *
     * @param conversation the connection
     */
    public void connectBegins(Conversation conversation) {
        Attempts attempts = conversation.attempts();
        attempts.connectBegins();
        Optional<Attempts.Undecided> before = attempts.takeUndecided();
        if (before.isPresent()) {
            boolean second = SecondTry.place()
                    .filter(place -> place > before.get().place())
                    .isPresent();
            if (second) {
                attempts.triesAgain();
            } else {
                tell(conversation, before.get().failure());
            }
        }
    }

    /**
     * The library has connected, or could not.
     *
     * @param conversation the connection
     * @param ending what was thrown, or whether it has connected
     * @throws Throwable what the app's own objects throw
     */
    public void connectEnded(Conversation conversation, Object ending) throws Throwable {
        boolean second = conversation.attempts().connectEnds();
        if (ending instanceof Throwable failure) {
            couldNotConnect(conversation, failure, second || !isOfLogin(failure));
        } else if (ending == Boolean.FALSE) {
            couldNotConnect(conversation, withoutLogin(conversation), second);
        } else {
            succeeded(conversation);
        }
    }

    private static boolean isOfLogin(Throwable failure) {
        return failure.getClass().getName().endsWith(".AuthenticationFailedException");
    }

    /** What the library will throw, in the words of all its releases. */
    private static Throwable withoutLogin(Conversation conversation) throws Throwable {
        String missing = conversation.opening().user() == null ? "user name" : "password";
        return conversation.wire().authenticationFailed("failed to connect, no " + missing + " specified?");
    }

    private void couldNotConnect(Conversation conversation, Throwable failure, boolean last) throws Throwable {
        boolean mayAsk = !last && conversation.wire().mailSession().hasAuthenticator();
        Optional<Integer> place = mayAsk ? SecondTry.place() : Optional.empty();
        if (place.isEmpty()) {
            failed(conversation, failure);
            return;
        }
        Optional<FailedAttempt> undecided = inquired(conversation, failure);
        undecided.ifPresent(found -> conversation.attempts().setUndecided(found, place.get()));
        conversation.attempts().putRight();
    }

    /**
     * Nothing more will come: a failure to connect was the last try after all.
     *
     * @param conversation the connection
     */
    public void connectsNoMore(Conversation conversation) {
        conversation.attempts().takeUndecided().ifPresent(before -> tell(conversation, before.failure()));
    }

    /**
     * A message was sent, or could not be.
     *
     * @param conversation the connection
     * @param failure what was thrown
     * @throws Throwable what the app's own objects throw
     */
    public void messageEnded(Conversation conversation, Optional<Throwable> failure) throws Throwable {
        if (failure.isPresent()) {
            failed(conversation, failure.get());
            conversation.progress().tell();
        } else if (!conversation.attempts().isUnderWay()) {
            succeeded(conversation);
        }
        conversation.dialogue().use();
    }

    /**
     * QUIT was not answered, or could not be written: the app gets an exception for a mail that the server has taken. After a mail that has
     * failed this one may reach the app in place of the one before, as from {@code Transport.send()}, and is not reported.
     *
     * @param conversation the connection
     * @param before the state before that
     * @param failure what is thrown
     * @throws Throwable what the app's own objects throw
     */
    public void goodbyeFailed(Conversation conversation, SessionState before, Throwable failure) throws Throwable {
        boolean ofTheApp = before.awaitsReplyTo(Verb.QUIT)
                && !conversation.isInserting()
                && !conversation.attempts().isUnderWay();
        if (ofTheApp && conversation.progress().isTakenUntold()) {
            conversation.attempts().goodbyeLost(failure, before);
            failed(conversation, failure);
            conversation.progress().tell();
        } else if (ofTheApp && conversation.progress().isTold()) {
            tellTheApp(conversation, failure);
        }
    }

    /** Under {@code correct} the exception itself carries the word for what became of the mail. */
    private void tellTheApp(Conversation conversation, Throwable failure) throws Throwable {
        Policy policy = policy(conversation, Servers.of(conversation));
        if (policy.preset() == Action.CORRECT && !settings.now().dryRun() && !conversation.isLeftAlone()) {
            Postscript.add(failure, conversation.progress().fate());
        }
    }

    private void succeeded(Conversation conversation) {
        if (conversation.attempts().isHolding()) {
            release(conversation, conversation.attempts().takeHeld());
        }
        conversation.attempts().putRight();
    }

    private void failed(Conversation conversation, Throwable failure) throws Throwable {
        Attempts attempts = conversation.attempts();
        if (attempts.isTold(failure)
                || conversation.isLeftAlone()
                || conversation.progress().isTold()) {
            release(conversation, attempts.takeHeld());
        } else {
            attempts.tell(failure);
            if (conversation.dialogue().isInContent()) {
                attempts.contentIsUnfinished();
            }
            Optional<FailedAttempt> found = inquired(conversation, failure);
            found.ifPresent(report -> tell(conversation, report));
            tellTheApp(conversation, failure);
        }
        attempts.putRight();
    }

    /** What a failure was; nothing where nobody wants to know. */
    private Optional<FailedAttempt> inquired(Conversation conversation, Throwable failure) throws Throwable {
        List<Event> held = conversation.attempts().takeHeld();
        Optional<FailedAttempt> found = Optional.empty();
        try {
            MailServer server = Servers.of(conversation);
            Policy policy = policy(conversation, server);
            if (policy.preset() != Action.OFF) {
                found = Optional.of(new Inquiry(conversation, server, held, Thrown.of(failure)).result())
                        .filter(report -> isWanted(report, policy));
            }
        } finally {
            if (found.isEmpty()) {
                release(conversation, held);
            }
        }
        return found;
    }

    private Policy policy(Conversation conversation, MailServer server) {
        return settings(conversation, server).policy();
    }

    private HostSettings settings(Conversation conversation, MailServer server) {
        return conversation.dialogue().settings().orElseGet(() -> settings.now().forHost(server.host(), server.port()));
    }

    /**
     * What counts for the server that a connection leads to, or is to lead to.
     *
     * @param conversation the connection
     * @return the settings
     * @throws Throwable what the app's own objects throw
     */
    public HostSettings settings(Conversation conversation) throws Throwable {
        return settings(conversation, Servers.of(conversation));
    }

    /** Whoever has switched a rule off wants to hear nothing of it. */
    private static boolean isWanted(FailedAttempt report, Policy policy) {
        return Rule.of(report.id())
                .filter(rule -> policy.action(rule) == Action.OFF)
                .isEmpty();
    }

    private void tell(Conversation conversation, FailedAttempt report) {
        sink.failed(conversation.wire().application(), report);
    }

    private void release(Conversation conversation, List<Event> held) {
        for (Event event : held) {
            sink.report(conversation.wire().application(), event);
        }
    }

    /**
     * What waits for ever come from in this app, and what ends them. Any thread may ask.
     *
     * @param conversation the connection
     * @return the words; those for any app where this one's own objects stand in the way
     */
    public Counsel counselOnWait(Conversation conversation) {
        return Counsel.onWait(facts(conversation));
    }

    /**
     * What mends that a mail is sent twice.
     *
     * @param conversation the connection
     * @param cause what is known of the first one: sentences
     * @return the words; those for any app where this one's own objects stand in the way
     */
    public Counsel counselOnDuplicate(Conversation conversation, String cause) {
        return Counsel.onDuplicate(facts(conversation), cause);
    }

    private static Facts facts(Conversation conversation) {
        try {
            return FactsCollector.of(conversation, Servers.of(conversation), conversation.state());
        } catch (Throwable unknown) {
            MailServer server = conversation.server();
            return Facts.of(server.protocol(), server.host(), server.port()).build();
        }
    }

    /**
     * Where a connection leads, or is to lead.
     *
     * @param conversation the connection
     * @return the server as {@code host:port}
     */
    public String server(Conversation conversation) {
        try {
            return Servers.of(conversation).address();
        } catch (Throwable unknown) {
            return conversation.server().address();
        }
    }

    /**
     * What a violation comes from in this app, and what mends it.
     *
     * @param conversation the connection
     * @param violation the violation
     * @return the words; those for any app where this one's own objects stand in the way
     */
    public Counsel counsel(Conversation conversation, Violation violation) {
        Fault fault = violation.rule().fault();
        try {
            Facts facts = FactsCollector.of(conversation, Servers.of(conversation), violation.state());
            return Counsel.on(fault, violation.verb(), facts);
        } catch (Throwable unknown) {
            MailServer server = conversation.server();
            Facts none =
                    Facts.of(server.protocol(), server.host(), server.port()).build();
            return Counsel.of(Advice.general(fault), none);
        }
    }
}
