package sequitur.engine.transport;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.weave.LibraryVersion;
import sequitur.engine.weave.Modules;
import sequitur.engine.weave.TransportShape;

/** The private and protected members of one transport class, by which {@link Wire} reaches a transport of that class. */
final class TransportMembers {

    final MethodHandle lastServerResponse;
    final MethodHandle setLastServerResponse;
    final MethodHandle lastReturnCode;
    final MethodHandle setLastReturnCode;
    final MethodHandle serverSocket;
    final MethodHandle setServerSocket;
    final MethodHandle serverInput;
    final MethodHandle setExtensions;
    final MethodHandle initStreams;
    final MethodHandle host;
    final MethodHandle name;
    final MethodHandle session;
    final MethodHandle url;
    final MethodHandle hostOfUrl;
    final Optional<MessageMembers> message;
    final MethodHandle passwordOfUrl;
    final MethodHandle getLocalHost;
    final MethodHandle ehlo;
    final MethodHandle startTls;
    final MethodHandle authenticate;
    final MethodHandle simpleCommand;
    final MethodHandle simpleCommandOfOctets;
    final MethodHandle sendCommand;
    final MethodHandle readServerResponse;
    final MethodHandle suspendTracing;
    final MethodHandle resumeTracing;
    final MethodHandle protocolConnect;
    final MethodHandle closeConnection;
    final MethodHandle setConnected;
    final MethodHandle notifyConnectionListeners;
    final boolean refusesForgeries;
    final Class<?> messagingException;
    final MethodHandle newMessagingException;
    final MethodHandle newAuthenticationFailedException;

    /** The release of the mail library, or the empty text; null until it is first asked for. */
    private volatile @Nullable String release;

    private TransportMembers(Class<?> woven, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        Own own = new Own(woven, lookup);
        lastServerResponse = own.getter("lastServerResponse", Object.class);
        setLastServerResponse = own.setter("lastServerResponse", Object.class);
        lastReturnCode = own.getter("lastReturnCode", int.class);
        setLastReturnCode = own.setter("lastReturnCode", int.class);
        serverSocket = own.getter("serverSocket", Object.class);
        setServerSocket = own.setter("serverSocket", Object.class);
        serverInput = own.getter("serverInput", Object.class);
        setExtensions = own.setter("extMap", Object.class);
        initStreams = own.method(void.class, "initStreams");
        host = own.getter("host", Object.class);
        name = own.getter("name", Object.class);
        session = own.inherited("session");
        url = own.inherited("url");
        message = MessageMembers.find(woven, lookup);
        hostOfUrl = own.ofUrl("getHost");
        passwordOfUrl = own.ofUrl("getPassword");
        getLocalHost = own.method(Object.class, "getLocalHost");
        ehlo = own.method(boolean.class, "ehlo", String.class);
        startTls = own.method(void.class, "startTLS");
        authenticate = own.method(boolean.class, "authenticate", String.class, String.class);
        simpleCommand = own.method(int.class, "simpleCommand", String.class);
        simpleCommandOfOctets = own.method(int.class, "simpleCommand", byte[].class);
        sendCommand = own.method(void.class, "sendCommand", byte[].class);
        readServerResponse = own.method(int.class, "readServerResponse");
        suspendTracing = own.method(void.class, "suspendTracing");
        resumeTracing = own.method(void.class, "resumeTracing");
        protocolConnect = own.protocolConnect();
        closeConnection = own.method(void.class, "closeConnection");
        setConnected = own.inheritedMethod("setConnected", boolean.class);
        notifyConnectionListeners = own.inheritedMethod("notifyConnectionListeners", int.class);
        refusesForgeries = own.declares("validateCommand");
        messagingException = own.ofLibrary("MessagingException");
        newMessagingException = own.exception("MessagingException", String.class, Exception.class);
        newAuthenticationFailedException = own.exception("AuthenticationFailedException", String.class);
    }

    /** The release of the mail library, which is looked up in its jar when it is first asked for. */
    Optional<String> release() {
        String found = release;
        if (found == null) {
            found = LibraryVersion.of(
                            messagingException.getClassLoader(),
                            messagingException.getName().replace('.', '/'),
                            messagingException.getProtectionDomain())
                    .orElse("");
            release = found;
        }
        return Optional.of(found).filter(stated -> !stated.isEmpty());
    }

    /**
     * Finds the members of a transport's class.
     *
     * @param transportClass the class of a transport: a woven one or a subclass of it
     * @param instrumentation what opens the package of a named module
     * @return the members
     * @throws IllegalStateException if one can't be reached
     */
    static TransportMembers of(Class<?> transportClass, Instrumentation instrumentation) {
        Class<?> woven = woven(transportClass);
        Modules.open(instrumentation, woven);
        try {
            return new TransportMembers(woven, MethodHandles.privateLookupIn(woven, MethodHandles.lookup()));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("can't reach the members of " + woven.getName(), unreachable);
        }
    }

    /** The class that a transport inherits what is woven from. It is known by its members, whatever its name is. */
    private static Class<?> woven(Class<?> transportClass) {
        for (Class<?> type = transportClass; type != null; type = type.getSuperclass()) {
            if (TransportShape.isOf(type)) {
                return type;
            }
        }
        throw new IllegalStateException(transportClass.getName() + " is no mail transport");
    }

    /** What one class declares, as handles whose objects are all of type Object: the app's types are not named here. */
    private record Own(Class<?> type, MethodHandles.Lookup lookup) {

        MethodHandle getter(String field, Class<?> value) throws ReflectiveOperationException {
            return lookup.unreflectGetter(type.getDeclaredField(field))
                    .asType(MethodType.methodType(value, Object.class));
        }

        MethodHandle setter(String field, Class<?> value) throws ReflectiveOperationException {
            return lookup.unreflectSetter(type.getDeclaredField(field))
                    .asType(MethodType.methodType(void.class, Object.class, value));
        }

        /** {@code jakarta.mail.Service} or its like, which keeps the mail session and the URLName. */
        private Class<?> service() {
            return type.getSuperclass().getSuperclass();
        }

        MethodHandle inherited(String field) throws ReflectiveOperationException {
            Field declared = service().getDeclaredField(field);
            return lookup.findGetter(type, field, declared.getType())
                    .asType(MethodType.methodType(Object.class, Object.class));
        }

        MethodHandle inheritedMethod(String method, Class<?> parameter) throws ReflectiveOperationException {
            return lookup.findVirtual(type, method, MethodType.methodType(void.class, parameter))
                    .asType(MethodType.methodType(void.class, Object.class, parameter));
        }

        boolean declares(String method) {
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(declared -> declared.getName().equals(method));
        }

        /** A getter of the library's URLName. */
        MethodHandle ofUrl(String getter) throws ReflectiveOperationException {
            Class<?> urlName = service().getDeclaredField("url").getType();
            return method(urlName.getMethod(getter), Object.class);
        }

        MethodHandle method(Class<?> result, String method, Class<?>... parameters)
                throws ReflectiveOperationException {
            return method(type.getDeclaredMethod(method, parameters), result);
        }

        private MethodHandle method(Method method, Class<?> result) throws IllegalAccessException {
            MethodHandle handle = lookup.unreflect(method);
            return handle.asType(handle.type().generic().changeReturnType(result));
        }

        MethodHandle protocolConnect() throws ReflectiveOperationException {
            Method method =
                    type.getDeclaredMethod("protocolConnect", String.class, int.class, String.class, String.class);
            return lookup.unreflect(method)
                    .asType(MethodType.methodType(
                            boolean.class, Object.class, String.class, int.class, String.class, String.class));
        }

        /** A class that stands beside {@code Transport} in the library. */
        Class<?> ofLibrary(String simpleName) throws ReflectiveOperationException {
            return lookup.findClass(type.getSuperclass().getPackageName() + "." + simpleName);
        }

        MethodHandle exception(String simpleName, Class<?>... parameters) throws ReflectiveOperationException {
            return lookup.findConstructor(ofLibrary(simpleName), MethodType.methodType(void.class, parameters))
                    .asType(MethodType.methodType(Throwable.class, parameters));
        }
    }
}
