package sequitur.engine.report.relay;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes threads that have nothing of the app's thread on which they happen to be made: not its group, not its class loader, not its
 * thread locals, not the protection domains of its callers. All of these would keep an app in memory that was undeployed since.
 */
public final class RelayThreads {

    private RelayThreads() {}

    /**
     * Makes a thread, not yet started, that the JVM does not wait for.
     *
     * @param name its name
     * @param work what it does
     * @return the thread
     */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes a thread, not yet started, whose end the JVM waits for before it ends itself. */
    static Thread holdingTheJvm(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.setDaemon(false);
        return thread;
    }

    // A thread inherits the permissions of all who are on the stack, down to the first that acts for itself.
    @SuppressWarnings("removal")
    private static Thread thread(String name, Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(topmostGroup(), work, name, 0, false);
            thread.setContextClassLoader(null);
            return thread;
        });
    }

    private static ThreadGroup topmostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
