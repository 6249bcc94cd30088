package sequitur.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringVersion;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import sequitur.testbed.library.Library;
import sequitur.testbed.library.Namespace;

/** Loads a release of the mail library and the classes of an app, and sees nothing else but the JDK and Spring. */
final class AppLoader extends URLClassLoader {

    /** Where apps are: their classes are taken from the tests' class path, but loaded here. */
    private static final String APPS = "sequitur.";

    /** The jars of Spring, of which an app that does not use it loads nothing. */
    private static final List<URL> SPRING = Stream.of(
                    JavaMailSenderImpl.class,
                    MailProperties.class,
                    ApplicationContext.class,
                    BeansException.class,
                    SpringVersion.class,
                    LogFactory.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toList();

    private final Namespace namespace;

    AppLoader(Library library, List<Path> others) {
        super(urls(library.jars()), ClassLoader.getPlatformClassLoader());
        others.forEach(jar -> addURL(url(jar)));
        SPRING.forEach(this::addURL);
        this.namespace = library.namespace();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(APPS)) {
            return super.findClass(name);
        }
        try (InputStream file =
                AppLoader.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] moved = namespace.moved(file.readAllBytes());
            return defineClass(name, moved, 0, moved.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(AppLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
