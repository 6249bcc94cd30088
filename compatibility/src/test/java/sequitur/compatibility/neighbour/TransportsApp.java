package sequitur.compatibility.neighbour;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** An app that loads many transports, each with class loaders of its own, and none of them twice in the same one. */
public final class TransportsApp {

    private TransportsApp() {}

    /**
     * Loads them: as a server does, where an app is taken away and put back, each from two loaders.
     *
     * @param arguments the transport's name, the number of jars that all of them need, these, and one jar for each transport
     * @throws Exception if a transport can't be loaded
     */
    public static void main(String[] arguments) throws Exception {
        int first = 2 + Integer.parseInt(arguments[1]);
        for (String jar : Arrays.asList(arguments).subList(first, arguments.length)) {
            URL[] urls = new URL[first - 1];
            urls[0] = Path.of(jar).toUri().toURL();
            for (int i = 1; i < urls.length; i++) {
                urls[i] = Path.of(arguments[i + 1]).toUri().toURL();
            }
            for (int i = 0; i < 2; i++) {
                try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                    loader.loadClass(arguments[0]);
                }
            }
        }
        System.out.println("loaded");
    }
}
