package sequitur.engine.watch;

import java.time.Duration;
import java.util.Optional;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.DurationText;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.failure.Failures;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Observation;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.session.Fate;
import sequitur.smtp.wire.Reply;

/** Sees a mail that is sent again while it is in doubt whether it was delivered: says so, or refuses it in the server's place. */
public final class Duplicates {

    /** RFC 3463: message expired, or here: whoever sends it may do so later. */
    private static final Reply REFUSAL =
            Reply.of(451, "4.4.7", "this mail is in doubt, and may have been delivered (duplicate-suspected)");

    private final MailsInDoubt mails;
    private final CurrentSettings settings;
    private final Failures failures;
    private final Sink sink;

    /**
     * Makes it.
     *
     * @param mails which mails are in doubt
     * @param settings whether to act or only to say
     * @param failures what knows the app's own words
     * @param sink where reports go
     */
    public Duplicates(MailsInDoubt mails, CurrentSettings settings, Failures failures, Sink sink) {
        this.mails = mails;
        this.settings = settings;
        this.failures = failures;
        this.sink = sink;
    }

    /**
     * What the server said to the end of a content was not read, or can't be the reply to it: the mail is kept in mind if it is in doubt.
     *
     * @param conversation the connection
     * @throws Throwable what the app's own objects throw
     */
    public void unanswered(Conversation conversation) throws Throwable {
        boolean inDoubt = conversation.progress().fate().word() == Fate.Word.IN_DOUBT;
        if (inDoubt && action(conversation) != Action.OFF) {
            Fingerprint.of(conversation, conversation.mail().mailLine())
                    .ifPresent(mail -> mails.add(mail, CallSite.find().orElse("")));
        }
    }

    /**
     * A MAIL command of the app's is about to be sent.
     *
     * @param conversation the connection
     * @param line the command without CR LF
     * @return the reply in the server's place if it must not be sent
     * @throws Throwable what the app's own objects throw
     */
    public Optional<LocalReply> mailComing(Conversation conversation, byte[] line) throws Throwable {
        if (!mails.areAny() || conversation.isInserting() || action(conversation) == Action.OFF) {
            return Optional.empty();
        }
        Optional<MailsInDoubt.Doubt> doubt = Fingerprint.of(conversation, line).flatMap(mails::find);
        return doubt.isPresent() ? suspected(conversation, doubt.get()) : Optional.empty();
    }

    private static Action action(Conversation conversation) {
        return conversation.settings().action(Precaution.DUPLICATE_SUSPECTED);
    }

    private Optional<LocalReply> suspected(Conversation conversation, MailsInDoubt.Doubt doubt) {
        boolean blocks = action(conversation) == Action.BLOCK;
        boolean acts = blocks && !settings.now().dryRun();
        String done = acts
                ? "blocked: answered " + REFUSAL.line() + " in the server's place"
                : blocks
                        ? "dry run: it would have been answered " + REFUSAL.line() + " in the server's place"
                        : "logged: the mail goes out again";
        sink.observed(
                conversation.wire().application(),
                new Observation(
                        "a mail is sent again that is in doubt",
                        Precaution.DUPLICATE_SUSPECTED,
                        failures.counselOnDuplicate(conversation, cause(doubt)),
                        failures.server(conversation),
                        CallSite.find(),
                        done,
                        Observation.Level.WARNING,
                        Observation.Target.LOG));
        if (acts) {
            // The app gets an exception for it, which is told by now.
            conversation.progress().tell();
        }
        return acts ? Optional.of(LocalReply.of(REFUSAL)) : Optional.empty();
    }

    private String cause(MailsInDoubt.Doubt doubt) {
        Duration age = Duration.ofSeconds(mails.age(doubt).toSeconds());
        return "A mail with this Message-ID and this envelope was written in full "
                + (age.isZero() ? "less than a second" : DurationText.of(age))
                + " ago, and what the server said to it was not read"
                + (doubt.place().isEmpty() ? "." : ": it came from " + doubt.place() + ".");
    }
}
