package sequitur.engine.weave;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

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
     * @param transport the transport's class
     * @return the member as a person would write it, or nothing if all are there
     */
    static Optional<String> missingFrom(TypeDescription transport) {
        List<String> methods = transport.getDeclaredMethods().stream()
                .map(TransportShape::signature)
                .toList();
        List<String> fields = transport.getDeclaredFields().stream()
                .map(field -> field.getName())
                .toList();
        boolean sendsMessages = methods.stream().anyMatch(method -> method.startsWith("sendMessage("));
        return Stream.of(
                        METHODS.stream().filter(method -> !methods.contains(method)),
                        Stream.of("sendMessage(Message,Address[])").filter(method -> !sendsMessages),
                        FIELDS.stream().filter(field -> !fields.contains(field)))
                .flatMap(missing -> missing)
                .findFirst();
    }

    /**
     * Whether it is this class itself that declares them, as a transport's own class does and no subclass of it.
     *
     * @param type a class
     * @return true if it declares all
     */
    public static boolean isOf(Class<?> type) {
        try {
            return missingFrom(TypeDescription.ForLoadedType.of(type)).isEmpty();
        } catch (LinkageError incomplete) {
            // A class of the app's, one of whose members is of a type that is not there.
            return false;
        }
    }

    private static String signature(MethodDescription.InDefinedShape method) {
        StringBuilder signature = new StringBuilder(method.getName()).append('(');
        String separator = "";
        for (TypeDescription parameter : method.getParameters().asTypeList().asErasures()) {
            signature.append(separator).append(parameter.getActualName());
            separator = ",";
        }
        return signature.append(')').toString();
    }
}
