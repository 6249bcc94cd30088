package sequitur.compatibility.host.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Tomcat, with a web app that is deployed, asked once, and taken away; then again, as often as there are questions. */
public final class TomcatHost {

    /** How often the collector is called, at a tenth of a second each, before a loader counts as leaked. */
    private static final int PATIENCE = 200;

    /** Its class is seen by the web app's loader alone. */
    private static final String SERVLET = "sequitur.compatibility.host.app.ReportingServlet";

    private TomcatHost() {}

    /**
     * Runs it. Prints the web app's answers, and whether its class loader was collected.
     *
     * @param arguments Tomcat's own folder, the web app's folder, then the query of each request
     * @throws Exception if Tomcat fails
     */
    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        try {
            int port = start(tomcat);
            for (int i = 2; i < arguments.length; i++) {
                ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
                Reference<ClassLoader> loader = run(tomcat, arguments[1], port, arguments[i], collected);
                if (!isCollected(loader, collected)) {
                    System.out.println("leaked");
                    break;
                }
                System.out.println("collected");
            }
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static int start(Tomcat tomcat) throws LifecycleException {
        tomcat.getConnector();
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    private static Reference<ClassLoader> run(
            Tomcat tomcat, String folder, int port, String query, ReferenceQueue<ClassLoader> collected)
            throws LifecycleException, IOException {
        Context app = tomcat.addContext("", folder);
        Tomcat.addServlet(app, "report", SERVLET);
        app.addServletMapping("/report", "report");
        try (InputStream answer = URI.create("http://localhost:" + port + "/report?" + query)
                .toURL()
                .openStream()) {
            System.out.print(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
        Reference<ClassLoader> loader = new WeakReference<>(app.getLoader().getClassLoader(), collected);
        app.stop();
        tomcat.getHost().removeChild(app);
        app.destroy();
        return loader;
    }

    private static boolean isCollected(Reference<ClassLoader> loader, ReferenceQueue<ClassLoader> collected)
            throws InterruptedException {
        for (int i = 0; i < PATIENCE && !loader.refersTo(null); i++) {
            System.gc();
            collected.remove(100);
        }
        return loader.refersTo(null);
    }
}
