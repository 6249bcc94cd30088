package sequitur.engine.weave;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members that the engine relies on, the same in every version from JavaMail 1.4.7 to Angus Mail 2.1. */
public final class TransportShape {

    private static final List<String> METHODS = List.of(
            "protocolConnect(java.lang.String,int,java.lang.String,java.lang.String)",
            "initStreams()",
            "sendCommand(byte[])",
            "readServerResponse()",
            "mailFrom()",
            "data()",
            "closeConnection()",
            "ehlo(java.lang.String)",
            "startTLS()",
            "authenticate(java.lang.String,java.lang.String)",
            "simpleCommand(java.lang.String)",
            "simpleCommand(byte[])",
            "suspendTracing()",
            "resumeTracing()",
            "getLocalHost()");

    private static final List<String> FIELDS =
            List.of("lastServerResponse", "lastReturnCode", "serverSocket", "serverInput", "host", "name", "extMap");

    private TransportShape() {}

    /**
     * Looks for the first member that a transport lacks.
     *
     * @param transport what the transport's class declares
     * @return the member as a person would write it, or nothing if all are there
     */
    static Optional<String> missingFrom(ClassMembers transport) {
        return missing(transport.methods(), transport.fields());
    }

    private static Optional<String> missing(Set<String> methods, Set<String> fields) {
        for (String method : METHODS) {
            if (!methods.contains(method)) {
                return Optional.of(method);
            }
        }
        if (!sendsMessages(methods)) {
            return Optional.of("sendMessage(Message,Address[])");
        }
        for (String field : FIELDS) {
            if (!fields.contains(field)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static boolean sendsMessages(Set<String> methods) {
        for (String method : methods) {
            if (method.startsWith("sendMessage(")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is this class itself that declares them, as a transport's own class does and no subclass of it.
     *
     * @param type a class
     * @return true if it declares all
     */
    public static boolean isOf(Class<?> type) {
        try {
            Set<String> methods = new HashSet<>();
            for (Method method : type.getDeclaredMethods()) {
                methods.add(signature(method));
            }
            Set<String> fields = new HashSet<>();
            for (Field field : type.getDeclaredFields()) {
                fields.add(field.getName());
            }
            return missing(methods, fields).isEmpty();
        } catch (LinkageError incomplete) {
            // A class of the app's, one of whose members is of a type that is not there.
            return false;
        }
    }

    private static String signature(Method method) {
        StringBuilder signature = new StringBuilder(method.getName()).append('(');
        String separator = "";
        for (Class<?> parameter : method.getParameterTypes()) {
            signature.append(separator).append(parameter.getTypeName());
            separator = ",";
        }
        return signature.append(')').toString();
    }
}
