package sequitur.engine.report;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Problem;
import sequitur.engine.report.relay.LogRelay;

/**
 * Says in the app's log that the agent is there: once, when the app first uses mail, or when the agent is attached to an app that has
 * used it; and when it goes. With it comes what is wrong with the settings. Before the app's first mail its logging is not touched, and
 * nothing is said.
 */
public final class SignsOfLife {

    /** The system property that tells those who ask from outside which policy counts, as long as the engine runs. */
    private static final String POLICY = "sequitur.agent.policy";

    private final ConnectionLog connections;
    private final Notices notices;
    private final CurrentSettings settings;
    private final String release;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile String library = "";
    private volatile WeakReference<@Nullable ClassLoader> application = new WeakReference<>(null);

    /**
     * Makes them; nothing is said yet.
     *
     * @param relay the way to the application's logging
     * @param notices where they go
     * @param settings the settings, and what is wrong with them
     * @param release version and commit of the agent
     */
    public SignsOfLife(LogRelay relay, Notices notices, CurrentSettings settings, String release) {
        this.connections = new ConnectionLog(relay, settings);
        this.notices = notices;
        this.settings = settings;
        this.release = release;
    }

    /**
     * Where each connection is told of.
     *
     * @return the log
     */
    public ConnectionLog connections() {
        return connections;
    }

    /** Shows the policy to those who ask from outside. Never throws. */
    public void showPolicy() {
        show(settings.now().policyInShort());
    }

    private static void show(String policy) {
        try {
            System.setProperty(POLICY, policy);
        } catch (SecurityException forbidden) {
            // Then list shows no policy.
        }
    }

    /**
     * A transport is being woven.
     *
     * @param loader its class loader, or null
     * @param name the mail library and its version
     */
    public void woven(@Nullable ClassLoader loader, String name) {
        if (!told.get()) {
            application = new WeakReference<>(loader);
            library = name;
        }
    }

    /** The agent has come to an app that runs. Says nothing unless that has loaded a transport. Never throws. */
    public void attached() {
        if (!library.isEmpty()) {
            begin(
                    application.get(),
                    "Sequitur " + release + " was attached, and checks the mail of this app from now on");
        }
    }

    /**
     * The app uses mail. Never throws.
     *
     * @param mailing the class loader of the transport that it uses, or null
     */
    public void mailUsed(@Nullable ClassLoader mailing) {
        if (!told.get()) {
            begin(mailing, "Sequitur " + release + " checks the mail of this app");
        }
    }

    /** Whose log it is: the class loader of the transport that is used, or was woven; null if there is none. */
    @Nullable
    ClassLoader application() {
        return application.get();
    }

    /** The agent goes. Says nothing unless it has said that it is there. Never throws. */
    public void detached() {
        show("");
        if (told.get()) {
            say(
                    application.get(),
                    "Sequitur " + release + " was detached, and the mail of this app goes out unchecked.");
        }
    }

    private void begin(@Nullable ClassLoader mailing, String beginning) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        application = new WeakReference<>(mailing);
        List<String> origins = settings.now().origins();
        say(
                mailing,
                beginning + ". Library: " + (library.isEmpty() ? "unknown" : library) + ". Policy: "
                        + settings.now().policyInShort() + ". Settings: "
                        + (origins.isEmpty() ? "none, so the defaults count" : String.join(", ", origins)) + ".");
        settings.now().rehearsalInShort().ifPresent(text -> sayOfRehearsal(mailing, text));
        for (Problem problem : settings.problems()) {
            notices.once(mailing, problem.text(), problem.text());
        }
    }

    /** That mail fails on purpose is said in any case. */
    private void sayOfRehearsal(@Nullable ClassLoader mailing, String text) {
        if (settings.now().rehearses()) {
            notices.warn(mailing, text);
        } else {
            say(mailing, text);
        }
    }

    private void say(@Nullable ClassLoader mailing, String text) {
        if (settings.now().banner()) {
            notices.inform(mailing, text);
        }
    }
}
