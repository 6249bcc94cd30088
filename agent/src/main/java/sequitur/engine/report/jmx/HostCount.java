package sequitur.engine.report.jmx;

import java.util.concurrent.atomic.LongAdder;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Receipt;

/** The counts of one host, with the getters by which JMX reads them. */
public final class HostCount {

    private final LongAdder sent = new LongAdder();
    private final LongAdder partlySent = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder inDoubt = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder failed = new LongAdder();

    HostCount() {
        // Everything is zero.
    }

    void count(Receipt receipt) {
        switch (receipt.fate().word()) {
            case SENT -> sent.increment();
            case PARTLY_SENT -> partlySent.increment();
            case NOT_SENT -> notSent.increment();
            case IN_DOUBT -> inDoubt.increment();
        }
    }

    void count(ConnectionReceipt receipt) {
        (receipt.ending() == ConnectionReceipt.Ending.OPENED ? opened : failed).increment();
    }

    /**
     * Mails that it has taken for every recipient.
     *
     * @return how many
     */
    public long getMailsSent() {
        return sent.sum();
    }

    /**
     * Mails that it has taken for some recipients.
     *
     * @return how many
     */
    public long getMailsPartlySent() {
        return partlySent.sum();
    }

    /**
     * Mails that it has not taken.
     *
     * @return how many
     */
    public long getMailsNotSent() {
        return notSent.sum();
    }

    /**
     * Mails of which nobody knows whether it has taken them.
     *
     * @return how many
     */
    public long getMailsInDoubt() {
        return inDoubt.sum();
    }

    /**
     * Connections that were opened.
     *
     * @return how many
     */
    public long getConnectionsOpened() {
        return opened.sum();
    }

    /**
     * Connections that could not be opened, or whose login was refused.
     *
     * @return how many
     */
    public long getConnectionsFailed() {
        return failed.sum();
    }
}
