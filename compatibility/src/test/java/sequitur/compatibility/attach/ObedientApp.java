package sequitur.compatibility.attach;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Does what standard input says, a line at a time, and says on standard output how it went: the name first, then a word. */
public final class ObedientApp {

    private final String host;
    private final int port;
    private final Map<String, SMTPTransport> transports = new HashMap<>();
    private final Map<String, CountDownLatch> gates = new HashMap<>();
    private final Map<String, ClassLoader> copies = new HashMap<>();

    private ObedientApp(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        ObedientApp app = new ObedientApp(arguments[0], Integer.parseInt(arguments[1]));
        say("app", "ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null && !line.equals("end"); line = input.readLine()) {
            app.obey(line.split(" ", 4));
        }
    }

    private static synchronized void say(String name, String word) {
        System.out.println(name + " " + word);
    }

    private void obey(String[] words) throws Exception {
        String name = words[1];
        switch (words[0]) {
            case "open" -> open(name, words[2]);
            case "login" -> inBackground(name, () -> login(name, words[2], words[3]));
            case "send" -> attempt(name, () -> send(name, new InternetAddress("one@b.example"), null));
            case "begin" -> begin(name, words[2]);
            case "go" -> Objects.requireNonNull(gates.get(name)).countDown();
            case "raw" -> attempt(name, () -> String.valueOf(transport(name).simpleCommand(rest(words))));
            case "close" ->
                attempt(name, () -> {
                    transport(name).close();
                    return "closed";
                });
            case "copy" -> attempt(name, () -> copied(name, words));
            default -> say(name, "what?");
        }
    }

    private static String rest(String[] words) {
        return words.length > 3 ? words[2] + " " + words[3] : words[2];
    }

    private interface Deed {
        String done() throws Exception;
    }

    private static void attempt(String name, Deed deed) {
        try {
            say(name, deed.done());
        } catch (Exception | Error failure) {
            say(name, String.valueOf(failure).replaceAll("\\s+", " "));
        }
    }

    private static void inBackground(String name, Deed deed) {
        new Thread(() -> attempt(name, deed), name).start();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        // Else the agent says once that there is no limit.
        properties.setProperty("mail.smtp.timeout", "120000");
        return properties;
    }

    private void open(String name, String chunks) {
        Properties properties = properties();
        if (chunks.equals("chunks")) {
            properties.setProperty("mail.smtp.chunksize", "64");
        }
        attempt(name, () -> connect(name, properties, null, null));
    }

    private String login(String name, String user, String password) throws MessagingException {
        Properties properties = properties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.auth.mechanisms", "LOGIN");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        return connect(name, properties, user, password);
    }

    private String connect(String name, Properties properties, @Nullable String user, @Nullable String password)
            throws MessagingException {
        SMTPTransport transport =
                (SMTPTransport) Session.getInstance(properties).getTransport("smtp");
        transport.connect(host, port, user, password);
        synchronized (transports) {
            transports.put(name, transport);
        }
        return "connected";
    }

    private SMTPTransport transport(String name) {
        synchronized (transports) {
            return Objects.requireNonNull(transports.get(name));
        }
    }

    private void begin(String name, String place) throws MessagingException {
        CountDownLatch gate = new CountDownLatch(1);
        gates.put(name, gate);
        boolean inContent = place.equals("content");
        InternetAddress recipient = inContent ? new InternetAddress("one@b.example") : new LateAddress(name, gate);
        inBackground(name, () -> send(name, recipient, inContent ? gate : null));
    }

    private String send(String name, Address recipient, @Nullable CountDownLatch gate) throws MessagingException {
        MimeMessage message = new TwoHalves(name, gate);
        message.setFrom(new InternetAddress("sender@client.example"));
        transport(name).sendMessage(message, new Address[] {recipient});
        return "sent";
    }

    private static void await(String name, CountDownLatch gate) {
        say(name, "waits");
        try {
            gate.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** A message whose second half is not there yet. */
    private static final class TwoHalves extends MimeMessage {
        private final String name;
        private final @Nullable CountDownLatch gate;

        TwoHalves(String name, @Nullable CountDownLatch gate) {
            super((Session) null);
            this.name = name;
            this.gate = gate;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(half("Subject: " + name + "\r\n\r\n"));
            out.flush();
            if (gate != null) {
                await(name, gate);
            }
            out.write(half(""));
        }

        private static byte[] half(String beginning) {
            String text = beginning + "These are as many words as fill more than one chunk of sixty-four octets.\r\n"
                    + "MAIL FROM:<not@a.command>\r\n";
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** An address that is not known yet when MAIL is sent. */
    private static final class LateAddress extends InternetAddress {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient CountDownLatch gate;

        LateAddress(String name, CountDownLatch gate) {
            this.name = name;
            this.gate = gate;
            this.address = "one@b.example";
        }

        @Override
        public String getAddress() {
            if (gate.getCount() > 0) {
                await(name, gate);
            }
            return super.getAddress();
        }
    }

    /** The same app once more, with its own copy of the mail library. */
    private String copied(String name, String[] words) throws Exception {
        ClassLoader loader = copies.get(name);
        if (loader == null) {
            loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
            copies.put(name, loader);
        }
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return (String) loader.loadClass(ObedientApp.class.getName())
                    .getMethod("called", String.class, int.class, String.class)
                    .invoke(null, host, port, rest(words));
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(ObedientApp.class.getClassLoader());
        }
    }

    private static @Nullable SMTPTransport own;

    /** What a copy does: connects the first time, then sends the command. */
    public static String called(String host, int port, String command) throws MessagingException {
        SMTPTransport present = own;
        if (present == null) {
            ObedientApp app = new ObedientApp(host, port);
            app.connect("own", app.properties(), null, null);
            present = app.transport("own");
            own = present;
        }
        return String.valueOf(present.simpleCommand(command));
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] names = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[names.length];
        for (int i = 0; i < names.length; i++) {
            urls[i] = new File(names[i]).toURI().toURL();
        }
        return urls;
    }
}
