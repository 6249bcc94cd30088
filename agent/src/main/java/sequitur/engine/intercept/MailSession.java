package sequitur.engine.intercept;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;
import sequitur.engine.weave.Modules;

/** The members of the mail session's class ({@code jakarta.mail.Session} or {@code javax.mail.Session}) that hold credentials. */
final class MailSession {

    private final MethodHandle authenticator;
    private final MethodHandle remembered;
    private final MethodHandle getProperty;
    private final MethodHandle getProperties;
    private final MethodHandle requestPasswordAuthentication;
    private final MethodHandle getUserName;
    private final MethodHandle getPassword;

    private MailSession(Class<?> type, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        authenticator = lookup.unreflectGetter(type.getDeclaredField("authenticator"))
                .asType(MethodType.methodType(Object.class, Object.class));
        remembered = lookup.unreflectGetter(type.getDeclaredField("authTable"))
                .asType(MethodType.methodType(Object.class, Object.class));
        getProperties = generic(lookup, type.getMethod("getProperties"));
        getProperty = generic(lookup, type.getMethod("getProperty", String.class));
        Method request = type.getMethod(
                "requestPasswordAuthentication",
                InetAddress.class,
                int.class,
                String.class,
                String.class,
                String.class);
        requestPasswordAuthentication = lookup.unreflect(request)
                .asType(MethodType.methodType(
                        Object.class,
                        Object.class,
                        InetAddress.class,
                        int.class,
                        String.class,
                        String.class,
                        String.class));
        getUserName = generic(lookup, request.getReturnType().getMethod("getUserName"));
        getPassword = generic(lookup, request.getReturnType().getMethod("getPassword"));
    }

    /**
     * Finds the members of a mail session's class.
     *
     * @param type the class
     * @param instrumentation what opens the package of a named module
     * @return the members
     * @throws IllegalStateException if one can't be reached
     */
    static MailSession of(Class<?> type, Instrumentation instrumentation) {
        Modules.open(instrumentation, type);
        try {
            return new MailSession(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("can't reach the members of " + type.getName(), unreachable);
        }
    }

    /** Whether the app gave the mail session an Authenticator. */
    boolean hasAuthenticator(Object session) throws Throwable {
        Object present = authenticator.invokeExact(session);
        return present != null;
    }

    /** The value of a property of the mail session. */
    Optional<String> property(Object session, String name) throws Throwable {
        Object value = getProperty.invokeExact(session, (Object) name);
        return Optional.ofNullable((String) value);
    }

    /** The host that the mail session names for a protocol. */
    Optional<Host> host(Object session, String protocol) throws Throwable {
        Optional<String> ofProtocol = property(session, "mail." + protocol + ".host");
        return (ofProtocol.isPresent() ? ofProtocol : property(session, "mail.host"))
                .filter(name -> !name.isEmpty())
                .map(Host::of);
    }

    /** Whether a property of the mail session is set, be it to a text or to an object. */
    boolean has(Object session, String name) throws Throwable {
        Object properties = getProperties.invokeExact(session);
        return ((Properties) properties).get(name) != null
                || property(session, name).isPresent();
    }

    /** A property that is a number, as the library reads it; nothing for one that is none. */
    Optional<Integer> number(Object session, String name) throws Throwable {
        Object properties = getProperties.invokeExact(session);
        if (((Properties) properties).get(name) instanceof Integer number) {
            return Optional.of(number);
        }
        try {
            return property(session, name).map(Integer::valueOf);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether the mail session remembers a password, which an Authenticator may have told it. */
    boolean remembers(Object session, String password) throws Throwable {
        Object table = remembered.invokeExact(session);
        // The keys are not looked at: to compare two of them the library asks a resolver.
        List<Object> answers = List.copyOf(((Map<?, ?>) table).values());
        for (Object answer : answers) {
            Object known = getPassword.invokeExact(answer);
            if (password.equals(known)) {
                return true;
            }
        }
        return false;
    }

    /** Asks the app's Authenticator, as the library itself does when it finds no password. */
    Optional<Credentials> ask(
            Object session, @Nullable InetAddress address, int port, String protocol, @Nullable String user)
            throws Throwable {
        @Nullable String noPrompt = null;
        Object answer = requestPasswordAuthentication.invokeExact(session, address, port, protocol, noPrompt, user);
        if (answer == null) {
            return Optional.empty();
        }
        Object name = getUserName.invokeExact(answer);
        Object password = getPassword.invokeExact(answer);
        return name == null || password == null
                ? Optional.empty()
                : Optional.of(new Credentials((String) name, (String) password));
    }

    private static MethodHandle generic(MethodHandles.Lookup lookup, Method method) throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(method);
        return handle.asType(handle.type().generic());
    }
}
