package sequitur.engine.transport;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.InetAddress;
import sequitur.engine.weave.Modules;

/** The members of the mail session's class ({@code jakarta.mail.Session} or {@code javax.mail.Session}) that hold credentials. */
final class MailSessionMembers {

    final MethodHandle authenticator;
    final MethodHandle remembered;
    final MethodHandle defaultSession;
    final MethodHandle getProperty;
    final MethodHandle getProperties;
    final MethodHandle requestPasswordAuthentication;
    final MethodHandle getUserName;
    final MethodHandle getPassword;

    private MailSessionMembers(Class<?> type, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        authenticator = lookup.unreflectGetter(type.getDeclaredField("authenticator"))
                .asType(MethodType.methodType(Object.class, Object.class));
        remembered = lookup.unreflectGetter(type.getDeclaredField("authTable"))
                .asType(MethodType.methodType(Object.class, Object.class));
        defaultSession = lookup.unreflectGetter(type.getDeclaredField("defaultSession"))
                .asType(MethodType.methodType(Object.class));
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
    static MailSessionMembers of(Class<?> type, Instrumentation instrumentation) {
        Modules.open(instrumentation, type);
        try {
            return new MailSessionMembers(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("can't reach the members of " + type.getName(), unreachable);
        }
    }

    private static MethodHandle generic(MethodHandles.Lookup lookup, Method method) throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(method);
        return handle.asType(handle.type().generic());
    }
}
