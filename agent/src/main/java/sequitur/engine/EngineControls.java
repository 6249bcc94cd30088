package sequitur.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Renewal;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.conversation.LearnedRequirements;
import sequitur.engine.report.LearnedRequirement;
import sequitur.engine.report.Renewals;
import sequitur.engine.report.jmx.Controls;
import sequitur.engine.watch.MailsInDoubt;

/**
 * What JMX shows of the engine, and asks of it.
 *
 * @param settings the settings
 * @param renewals what loads them again
 * @param conversations all transports
 * @param learned what servers have shown to insist on
 * @param mails which mails are in doubt
 */
record EngineControls(
        CurrentSettings settings,
        Renewals renewals,
        Conversations conversations,
        LearnedRequirements learned,
        MailsInDoubt mails)
        implements Controls {

    @Override
    public int openConnections() {
        AtomicInteger open = new AtomicInteger();
        conversations.forEach(each -> open.addAndGet(each.waiting().isOpen() ? 1 : 0));
        return open.get();
    }

    @Override
    public int mailsInDoubt() {
        return mails.size();
    }

    @Override
    public List<LearnedRequirement> learnedRequirements() {
        return learned.all();
    }

    @Override
    public List<String> configuration() {
        return EffectiveText.of(settings)
                .lines()
                .map(line -> withoutMeaning(line))
                .toList();
    }

    /** Key, value and place of a setting; what is wrong with them stands as it is. */
    private static String withoutMeaning(String line) {
        String[] columns = line.split("\t", -1);
        return columns.length == 4 ? columns[0] + " = " + columns[1] + " (" + columns[2] + ")" : line.strip();
    }

    @Override
    public String renew(String options) {
        Renewal renewal = renewals.renew(options, Path.of(""));
        return renewal.isTaken() ? Renewals.changes(renewal) : Renewals.faults(renewal);
    }

    @Override
    public int forgetRequirements() {
        return learned.forgetAll();
    }
}
