package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that logs in, with a neighbour in its JVM who has no rights of his own and would like to listen. */
public final class NeighbourApp {

    private NeighbourApp() {}

    /**
     * Listens, and logs in.
     *
     * @param arguments host, port, user and password
     * @throws Exception if the bridge cannot be looked into
     */
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(settings);
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            Class<?> bridge = Class.forName("java.lang.SequiturBridge");
            for (Field field : bridge.getDeclaredFields()) {
                attempt(field);
            }
            callHooks(bridge, transport);
            transport.connect(arguments[0], Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
            callHooks(bridge, transport);
            callHooks(bridge, new Object());
            callHooks(bridge, new LookAlike());
            transport.issueCommand("NOOP\r\nVRFY victim", -1);
            System.out.println("forged");
        } catch (MessagingException refused) {
            System.out.println(
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static void attempt(Field field) throws ReflectiveOperationException {
        try {
            field.setAccessible(true);
            if (!Modifier.isPublic(field.getModifiers())) {
                System.out.println("opened " + field.getName());
            }
        } catch (RuntimeException closed) {
            // java.lang is open to no app.
        }
        if (Modifier.isStatic(field.getModifiers())) {
            BiFunction<Object, Object, Object> listener = (transport, argument) -> {
                System.out.println("heard " + argument);
                return argument;
            };
            try {
                field.set(null, listener);
                System.out.println("replaced " + field.getName());
            } catch (IllegalAccessException isFinal) {
                // It holds what it was made with.
            }
        }
    }

    /** Tells the agent lies about a transport, and listens to its answers. */
    @SuppressWarnings("unchecked")
    private static void callHooks(Class<?> bridge, Object transport) throws ReflectiveOperationException {
        Map<String, Object[]> lies = new LinkedHashMap<>();
        lies.put("connecting", new Object[] {"elsewhere.example.com", 25, null, null});
        lies.put("streamsOpened", new Object[0]);
        lies.put("connectEnded", new Object[0]);
        for (Map.Entry<String, Object[]> lie : lies.entrySet()) {
            BiFunction<Object, Object, Object> hook = (BiFunction<Object, Object, Object>)
                    bridge.getField(lie.getKey()).get(null);
            Object answer = hook.apply(transport, lie.getValue());
            if (answer != null) {
                System.out.println(lie.getKey() + " answered " + answer);
            }
        }
    }

    /** What looks like a transport, and is none. */
    static final class LookAlike {
        final String host = "elsewhere.example.com";

        int simpleCommand(String command) {
            System.out.println("given " + command + " for " + host);
            return 250;
        }
    }
}
