package sequitur.engine.report.jmx;

import java.time.Duration;
import javax.management.MBeanServerFactory;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Telemetry;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.MXBeanPublication;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;

/**
 * Counts for JMX, once its bean is registered. That is done where somebody has a use for it, since {@code java.management} is costly to load: when the
 * JVM has an MBean server already, when the settings name {@code jmx}, or when something was learned of a server.
 */
public final class ManagementSink implements Sink {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final CurrentSettings settings;
    private @Nullable Controls controls;
    private @Nullable MXBeanPublication<SequiturMXBean> publication;
    private volatile @Nullable MailCounts counts;
    private volatile boolean missing;
    private volatile long nextLook = System.nanoTime();

    /**
     * Makes it; nothing is registered.
     *
     * @param settings whether it is wanted
     */
    public ManagementSink(CurrentSettings settings) {
        this.settings = settings;
    }

    /**
     * Shows by it what is so in the engine.
     *
     * @param engine the engine
     */
    public synchronized void show(Controls engine) {
        controls = engine;
    }

    @Override
    public Interest interest() {
        if (!settings.now().sendsTo(Telemetry.JMX)) {
            withdraw();
            return Interest.REPORTS;
        }
        if (counts == null && isWanted()) {
            publish();
        }
        return counts == null ? Interest.REPORTS : Interest.COUNTS;
    }

    private boolean isWanted() {
        return settings.now().namesTelemetry() || hasServer();
    }

    /** Looks once in a while: the look makes an object. */
    private boolean hasServer() {
        if (missing || System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + PAUSE;
        try {
            return Servers.areThere();
        } catch (RuntimeException | LinkageError unavailable) {
            missing = true;
            return false;
        }
    }

    /** The class of the module, apart: it may be missing. */
    private static final class Servers {
        private Servers() {}

        static boolean areThere() {
            return !MBeanServerFactory.findMBeanServer(null).isEmpty();
        }
    }

    /** Registers the bean, unless it is, or is not wanted. Never throws. */
    public synchronized void publish() {
        Controls engine = controls;
        if (publication == null && engine != null && settings.now().sendsTo(Telemetry.JMX)) {
            MailCounts fresh = new MailCounts(engine);
            publication = new MXBeanPublication<>(SequiturMXBean.class, SequiturMXBean.NAME, fresh);
            publication.publish();
            counts = fresh;
        }
    }

    private synchronized void withdraw() {
        if (publication != null) {
            publication.withdraw();
            publication = null;
            counts = null;
        }
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // Each violation comes by violated().
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        MailCounts counting = counts;
        if (counting != null) {
            counting.count(event);
        }
    }

    @Override
    public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
        MailCounts counting = counts;
        if (counting != null) {
            counting.count(failure);
        }
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        MailCounts counting = counts;
        if (counting != null) {
            counting.count(receipt);
        }
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        MailCounts counting = counts;
        if (counting != null) {
            counting.count(receipt);
        }
    }

    @Override
    public void close() {
        withdraw();
    }
}
