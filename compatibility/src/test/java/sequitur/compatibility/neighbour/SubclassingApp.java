package sequitur.compatibility.neighbour;

import java.net.URI;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/** An app that makes classes with a Byte Buddy of its own, before it sends its mail and after. */
public final class SubclassingApp {

    private SubclassingApp() {}

    /**
     * Makes a class, sends all, and makes another class.
     *
     * @param arguments those of {@link MailingApp}
     * @throws ReflectiveOperationException if no class can be made
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        makeSubclass();
        MailingApp.main(arguments);
        makeSubclass();
    }

    private static void makeSubclass() throws ReflectiveOperationException {
        URI place = URI.create(ByteBuddy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Object made = new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("subclass made by " + Path.of(place).getFileName()))
                .make()
                .load(SubclassingApp.class.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        System.out.println(made);
    }
}
