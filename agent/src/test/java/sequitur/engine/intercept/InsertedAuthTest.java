package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.engine.Works;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.weave.Hooks;

/** AUTH is inserted where the credentials belong to the server and nobody else can read them, and nowhere else. */
class InsertedAuthTest {

    private static final int CASES = 10_000;
    private static final int CONFIGURATIONS = 150;
    private static final String[] POLICIES = {
        "policy=correct",
        "policy=correct",
        "policy=correct",
        "policy=correct",
        "policy=correct,dry-run=true",
        "policy=block",
        "policy=log",
        "policy=off"
    };
    private static final String PASSWORD = "canary-of-the-oracle";
    private static final String JVM_PROXY = "socksProxyHost";

    /** Hosts, each with ways to write it; the first is the one that others are compared with. */
    private static final List<List<String>> HOSTS = List.of(
            List.of("smtp.example.com", "SMTP.example.Com", "smtp.example.com."),
            List.of("evil.example", "EVIL.example", "evil.example."),
            List.of("xn--bcher-kva.example", "b\u00fccher.example", "B\u00dcCHER.Example."),
            List.of("2001:db8::1", "2001:DB8:0:0:0:0:0:1", "[2001:db8::0001]"),
            List.of("relay.internal", "Relay.Internal."),
            List.of("localhost", "LOCALHOST", "localhost."),
            List.of("127.0.0.1", "127.1"));

    /** Where the JVM-wide proxy is not used unless somebody says so. */
    private static final Set<String> ITSELF = Set.of("localhost", "127.0.0.1");

    private static final Set<String> ON_LOOPBACK = Set.of("localhost", "127.0.0.1", "relay.internal");

    private enum Source {
        CONNECT,
        CONNECTED_BEFORE,
        URL_NAME,
        AUTHENTICATOR,
        PROPERTIES,
        NOWHERE
    }

    private enum Way {
        DIRECT,
        HTTP_PROXY,
        SOCKS_PROXY,
        JVM_PROXY
    }

    private record Configuration(
            String policy,
            @Nullable String allowed,
            @Nullable String tunnel,
            @Nullable String credentials) {}

    private record Case(
            @Nullable String given,
            @Nullable String sessionHost,
            String urlHost,
            Source source,
            Way way,
            int port,
            Configuration configuration) {}

    private static final Logger SILENT = Logger.getLogger("sequitur");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Hooks> hooks = new HashMap<>();

    @BeforeEach
    void writePassword() throws IOException {
        SILENT.setLevel(Level.OFF);
        Path file = Files.writeString(folder.resolve("secret"), PASSWORD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void speakAgain() {
        SILENT.setLevel(null);
        System.clearProperty(JVM_PROXY);
    }

    /** The oracle: what the documentation says, in ten lines, by the hosts' first spellings. */
    private static boolean isInserted(Case one) {
        boolean byUrl = one.source() == Source.URL_NAME || one.source() == Source.CONNECTED_BEFORE;
        String otherwise = byUrl ? one.urlHost() : one.sessionHost() == null ? "localhost" : one.sessionHost();
        String target = first(one.given() == null ? otherwise : one.given());
        boolean direct = one.way() == Way.DIRECT || (one.way() == Way.JVM_PROXY && ITSELF.contains(target));
        boolean unread = isAt(target, one.configuration().tunnel()) || (direct && ON_LOOPBACK.contains(target));
        String owner = one.source() == Source.CONNECT ? target : byUrl ? one.urlHost() : one.sessionHost();
        boolean ofApp = isAt(target, owner) || isAt(target, one.configuration().allowed());
        boolean any = (one.source() != Source.NOWHERE && ofApp)
                || isAt(target, one.configuration().credentials());
        return one.configuration().policy().equals("policy=correct") && unread && any;
    }

    private static boolean isAt(String target, @Nullable String host) {
        return target.equals(first(host));
    }

    @Tag("slow")
    @Test
    void goesWhereTheOracleSays() throws MessagingException {
        Random random = new Random(20_261_129);
        Configuration[] configurations = new Configuration[CONFIGURATIONS];
        Arrays.setAll(
                configurations,
                i -> new Configuration(any(POLICIES, random), other(random), host(random), other(random)));
        int inserted = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = new Case(
                    other(random),
                    other(random),
                    host(random),
                    any(Source.values(), random),
                    any(Way.values(), random),
                    random.nextBoolean() ? 25 : 587,
                    any(configurations, random));
            boolean expected = isInserted(one);
            assertThat(hasAuth(one)).as("case %d: %s", i, one).isEqualTo(expected);
            inserted += expected ? 1 : 0;
        }
        assertThat(inserted).isGreaterThan(CASES / 20);
    }

    /** The library asks the Authenticator, and gives the answer to protocolConnect as if the app had given it. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1, true", "127.0.0.1, 192.0.2.1, false", "127.0.0.1,, false"})
    void theAnswerOfAnAuthenticatorStaysTheSessionsOwn(String host, @Nullable String sessionHost, boolean inserted)
            throws MessagingException {
        Session session = session(sessionHost, Source.AUTHENTICATOR, Way.DIRECT);
        for (int i = 0; i < 2; i++) {
            // The second time the mail session remembers the answer.
            ScriptedTransport transport =
                    transport(session, new URLName("smtp:"), i == 0, "policy=correct", Way.DIRECT);
            transport.connect(host, 25, "alice", null);
            transport.simpleCommand("MAIL FROM:<a@b.example>");
            assertThat(isAuthenticated(transport)).isEqualTo(inserted);
            transport.close();
        }
    }

    /** What the library keeps in the URLName after an Authenticator's answer is not the app's word about that host. */
    @Test
    void theAnswerOfAnAuthenticatorIsNotLaunderedByReconnecting() throws MessagingException {
        Session session = session("192.0.2.1", Source.AUTHENTICATOR, Way.DIRECT);
        ScriptedTransport transport = transport(session, new URLName("smtp:"), true, "policy=correct", Way.DIRECT);
        for (int i = 0; i < 3; i++) {
            transport.connect("127.0.0.1", i < 2 ? 25 : 26, null, null);
            transport.simpleCommand("MAIL FROM:<a@b.example>");
            assertThat(isAuthenticated(transport)).isFalse();
            transport.close();
        }
    }

    /** Of a socket that the app opened itself, nobody knows but the app where it leads in the end. */
    @ParameterizedTest
    @CsvSource({
        "smtp.example.com, smtp.example.com, 'host.smtp.example.com.tunnel=true', true",
        "smtp.example.com, SMTP.example.com., 'host.smtp.example.com.tunnel=true', true",
        "smtp.example.com, evil.example, 'host.evil.example.tunnel=true', false",
        "smtp.example.com, smtp.example.com, '', false",
        "smtp.example.com, localhost, '', false",
        ", localhost, 'host.localhost.app-credentials=true', false",
        "localhost, localhost, '', true",
        "LOCALHOST., localhost, '', true"
    })
    void overASocketOfTheAppsOwn(@Nullable String sessionHost, String name, String settings, boolean inserted)
            throws MessagingException, UnknownHostException {
        Session session = session(sessionHost, Source.AUTHENTICATOR, Way.DIRECT);
        ScriptedTransport transport =
                transport(session, new URLName("smtp:"), false, "policy=correct," + settings, Way.DIRECT);

        transport.connect(new ScriptedTransport.Signpost(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1})));
        transport.simpleCommand("MAIL FROM:<a@b.example>");

        assertThat(isAuthenticated(transport)).isEqualTo(inserted);
    }

    /** Also what the library itself sends is not in clear text to a far server because its proxy is near. */
    @ParameterizedTest
    @CsvSource({
        "smtp.example.com, HTTP_PROXY, '', false",
        "smtp.example.com, SOCKS_PROXY, '', false",
        "localhost, HTTP_PROXY, '', false",
        "localhost, JVM_PROXY, '', true",
        "relay.internal, JVM_PROXY, '', false",
        "relay.internal, DIRECT, '', true",
        "smtp.example.com, DIRECT, '', false",
        "smtp.example.com, DIRECT, 'host.smtp.example.com.tunnel=true', true",
        "smtp.example.com, HTTP_PROXY, 'host.SMTP.example.com.:25.tunnel=true', true",
        "smtp.example.com, HTTP_PROXY, 'host.evil.example.tunnel=true', false"
    })
    void authInClearTextIsBlocked(String host, Way way, String settings, boolean sent) throws MessagingException {
        if (way == Way.JVM_PROXY) {
            System.setProperty(JVM_PROXY, "127.0.0.1");
        }
        Session session = session(null, Source.NOWHERE, way);
        ScriptedTransport transport = transport(session, new URLName("smtp:"), false, "policy=block," + settings, way);

        transport.connect(host, 25, "alice", PASSWORD);
        transport.simpleCommand("AUTH PLAIN AAAA");

        assertThat(isAuthenticated(transport)).isEqualTo(sent);
    }

    private boolean hasAuth(Case one) throws MessagingException {
        if (one.way() == Way.JVM_PROXY) {
            System.setProperty(JVM_PROXY, "127.0.0.1");
        } else {
            System.clearProperty(JVM_PROXY);
        }
        Session session = session(one.sessionHost(), one.source(), one.way());
        URLName url = one.source() == Source.URL_NAME
                ? new URLName("smtp", one.urlHost(), -1, null, "alice", PASSWORD)
                : new URLName("smtp", null, -1, null, null, null);
        ScriptedTransport transport = transport(session, url, false, settings(one.configuration()), one.way());
        if (one.source() == Source.CONNECTED_BEFORE) {
            transport.connect(one.urlHost(), one.port(), "alice", PASSWORD);
            transport.close();
        }
        boolean given = one.source() == Source.CONNECT;
        transport.connect(one.given(), one.port(), given ? "alice" : null, given ? PASSWORD : null);
        transport.simpleCommand("MAIL FROM:<a@b.example>");
        return isAuthenticated(transport);
    }

    private static boolean isAuthenticated(ScriptedTransport transport) {
        return transport.sent().stream().anyMatch(line -> line.startsWith("AUTH "));
    }

    private static Session session(@Nullable String host, Source source, Way way) {
        Properties properties = new Properties();
        if (host != null) {
            properties.setProperty(host.length() % 2 == 0 ? "mail.smtp.host" : "mail.host", host);
        }
        if (way == Way.HTTP_PROXY || way == Way.SOCKS_PROXY) {
            properties.setProperty(
                    way == Way.HTTP_PROXY ? "mail.smtp.proxy.host" : "mail.smtp.socks.host", "127.0.0.1");
        }
        if (source == Source.PROPERTIES) {
            properties.setProperty("mail.smtp.user", "alice");
            properties.setProperty("mail.smtp.password", PASSWORD);
        }
        return Session.getInstance(properties, source == Source.AUTHENTICATOR ? new Willing() : null);
    }

    private ScriptedTransport transport(Session session, URLName url, boolean demanding, String settings, Way way) {
        return new ScriptedTransport(session, url, demanding, hooks(settings), host -> peer(host, way));
    }

    /** The proxies are on this machine. */
    private static Socket peer(String host, Way way) {
        boolean proxy = way == Way.HTTP_PROXY || way == Way.SOCKS_PROXY;
        boolean here = proxy || ON_LOOPBACK.contains(first(host));
        try {
            return new ScriptedTransport.Signpost(
                    InetAddress.getByAddress(here ? new byte[] {127, 0, 0, 1} : new byte[] {(byte) 192, 0, 2, 10}));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String settings(Configuration one) {
        StringBuilder settings = new StringBuilder(one.policy());
        if (one.allowed() != null) {
            settings.append(",host.").append(key(one.allowed())).append(".app-credentials=true");
        }
        if (one.tunnel() != null) {
            settings.append(",host.").append(key(one.tunnel())).append(".tunnel=true");
        }
        if (one.credentials() != null) {
            String credentials = ",credentials." + key(one.credentials());
            settings.append(credentials).append(".username=alice");
            settings.append(credentials).append(".password-file=secret");
        }
        return settings.toString();
    }

    private static String key(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private Hooks hooks(String settings) {
        return hooks.computeIfAbsent(settings, arguments -> {
            LogRelay relay = new LogRelay();
            CurrentSettings loaded = CurrentSettings.ofThisJvm(arguments, folder);
            assertThat(loaded.problems()).isEmpty();
            return new Works(unusedInstrumentation(), loaded, new ReportLog(relay), relay, new ManagementSink(loaded))
                    .hooks();
        });
    }

    private static String host(Random random) {
        List<String> spellings = HOSTS.get(random.nextInt(HOSTS.size()));
        return spellings.get(random.nextInt(spellings.size()));
    }

    private static @Nullable String other(Random random) {
        return random.nextInt(4) == 0 ? null : host(random);
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    /** The first spelling of a host; nothing of none. */
    private static String first(@Nullable String written) {
        return HOSTS.stream()
                .filter(spellings -> written != null && spellings.contains(written))
                .map(spellings -> spellings.get(0))
                .findFirst()
                .orElse("");
    }

    /** On the class path every package is open already, so nothing asks for it. */
    private static Instrumentation unusedInstrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                InsertedAuthTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Tells everybody who asks. */
    private static final class Willing extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("alice", PASSWORD);
        }
    }
}
