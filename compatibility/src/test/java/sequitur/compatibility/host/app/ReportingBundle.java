package sequitur.compatibility.host.app;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that sends the report when it is started. */
public final class ReportingBundle implements BundleActivator {

    /** Sends it to the servers that the framework's property {@code servers} names. */
    @Override
    public void start(BundleContext context) {
        WeeklyReport.send(
                        ReportingBundle::nameProvider,
                        context.getProperty("servers").split(" ", -1))
                .forEach(System.out::println);
    }

    /** The library asks the loader of the Authenticator for its provider, and that is the bundle's, which has none. */
    private static void nameProvider(Session session) {
        try {
            session.setProvider(new Provider(
                    Provider.Type.TRANSPORT, "smtp", "org.eclipse.angus.mail.smtp.SMTPTransport", "Eclipse", "2"));
        } catch (NoSuchProviderException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
