package sequitur.compatibility.host.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The OSGi framework that the class path holds. */
public final class OsgiHost {

    private OsgiHost() {}

    /**
     * Starts it with some bundles, and stops it.
     *
     * @param arguments a folder for the framework, the property {@code servers}, then the bundles' jars
     * @throws Exception if the framework or a bundle fails
     */
    public static void main(String[] arguments) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, arguments[0], "servers", arguments[1]));
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            bundles.add(framework
                    .getBundleContext()
                    .installBundle(Path.of(arguments[i]).toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        framework.stop();
        framework.waitForStop(0);
    }
}
