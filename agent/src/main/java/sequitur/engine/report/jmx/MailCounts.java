package sequitur.engine.report.jmx;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.LearnedRequirement;
import sequitur.engine.report.Receipt;

/** The bean itself: it counts, and passes on what it is asked. */
final class MailCounts implements SequiturMXBean {

    private final Controls engine;
    private final Instant since = Instant.now();
    private final HostCount all = new HostCount();
    private final HostCounts hosts = new HostCounts();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder octets = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();
    private final Tally rules = new Tally();
    private final Tally actions = new Tally();
    private final Tally faults = new Tally();

    MailCounts(Controls engine) {
        this.engine = engine;
    }

    void count(Receipt receipt) {
        all.count(receipt);
        hosts.of(receipt.server().address()).count(receipt);
        accepted.add(receipt.envelope().accepted());
        refused.add(receipt.envelope().refused());
        octets.add(receipt.octets());
        nanoseconds.add(receipt.duration().toNanos());
    }

    void count(ConnectionReceipt receipt) {
        all.count(receipt);
        hosts.of(receipt.server().address()).count(receipt);
    }

    void count(Event event) {
        rules.count(event.violation().rule().id());
        actions.count(event.outcome().word());
    }

    void count(FailedAttempt failure) {
        faults.count(failure.id());
    }

    @Override
    public String getCountingSince() {
        return since.toString();
    }

    @Override
    public long getMailsSent() {
        return all.getMailsSent();
    }

    @Override
    public long getMailsPartlySent() {
        return all.getMailsPartlySent();
    }

    @Override
    public long getMailsNotSent() {
        return all.getMailsNotSent();
    }

    @Override
    public long getMailsInDoubt() {
        return all.getMailsInDoubt();
    }

    @Override
    public long getRecipientsAccepted() {
        return accepted.sum();
    }

    @Override
    public long getRecipientsRefused() {
        return refused.sum();
    }

    @Override
    public long getOctets() {
        return octets.sum();
    }

    @Override
    public long getMilliseconds() {
        return nanoseconds.sum() / 1_000_000;
    }

    @Override
    public long getConnectionsOpened() {
        return all.getConnectionsOpened();
    }

    @Override
    public long getConnectionsFailed() {
        return all.getConnectionsFailed();
    }

    @Override
    public Map<String, Long> getViolationsByRule() {
        return rules.all();
    }

    @Override
    public Map<String, Long> getViolationsByAction() {
        return actions.all();
    }

    @Override
    public Map<String, Long> getFailuresByFault() {
        return faults.all();
    }

    @Override
    public Map<String, HostCount> getHosts() {
        return hosts.all();
    }

    @Override
    public int getOpenConnections() {
        return engine.openConnections();
    }

    @Override
    public int getMailsKeptInMind() {
        return engine.mailsInDoubt();
    }

    @Override
    public List<LearnedRequirement> getLearnedRequirements() {
        return engine.learnedRequirements();
    }

    @Override
    public List<String> getConfiguration() {
        return engine.configuration();
    }

    @Override
    public String changePolicy(String policy) {
        // A comma would begin another setting.
        return policy.matches("\\w+")
                ? engine.renew("policy=" + policy)
                : "the policy is one of off, log, block, correct";
    }

    @Override
    public int forgetRequirements() {
        return engine.forgetRequirements();
    }

    @Override
    public String reload() {
        return engine.renew("");
    }
}
