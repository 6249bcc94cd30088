package sequitur.cli.probe.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;

/** Settings that stand in properties files. */
final class PropertyStyles {

    private static final String PREFIX = "mail.smtp.";
    private static final String TOKEN = "# The password is an OAuth 2 token, which has to be fresh at each connection.";

    private PropertyStyles() {}

    static List<String> mailSmtp(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        line(lines, PREFIX + "host", setup.host());
        line(lines, PREFIX + "port", Integer.toString(setup.port()));
        setup.behaviour().forEach((name, set) -> line(lines, PREFIX + name, set));
        if (setup.hasLogin()) {
            setup.user().ifPresent(user -> line(lines, PREFIX + "user", user));
        }
        ServerSetup.limits().forEach((name, set) -> line(lines, PREFIX + name, set));
        if (setup.hasLogin()) {
            lines.add(
                    "# No property holds the password: give it to Transport.connect(), or the session an Authenticator.");
        }
        addToken(lines, setup);
        addTrust(lines, setup);
        if (setup.security() != Security.NONE) {
            lines.add("# JavaMail 1.4 also needs mail.smtp.ssl.protocols=TLSv1.2");
        }
        return lines;
    }

    static List<String> spring(ServerSetup setup) {
        Framework spring = Frameworks.of("spring-boot").orElseThrow();
        List<String> lines = new ArrayList<>();
        line(lines, spring.name(PREFIX + "host"), setup.host());
        line(lines, spring.name(PREFIX + "port"), Integer.toString(setup.port()));
        if (setup.hasLogin()) {
            line(lines, spring.name(PREFIX + "user"), setup.user().orElse("${MAIL_USERNAME}"));
            line(lines, spring.name(PREFIX + "password"), "${" + SettingsStyle.PASSWORD_VARIABLE + "}");
        }
        setup.behaviour().forEach((name, set) -> line(lines, spring.name(PREFIX + name), set));
        ServerSetup.limits().forEach((name, set) -> line(lines, spring.name(PREFIX + name), set));
        addToken(lines, setup);
        addTrust(lines, setup);
        return lines;
    }

    static List<String> simpleJavaMail(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        String prefix = "simplejavamail.";
        line(lines, prefix + "transportstrategy", strategy(setup));
        line(lines, prefix + "smtp.host", setup.host());
        line(lines, prefix + "smtp.port", Integer.toString(setup.port()));
        if (setup.hasLogin()) {
            setup.user().ifPresent(user -> line(lines, prefix + "smtp.username", user));
        }
        Map<String, String> limits = ServerSetup.limits();
        line(lines, prefix + "defaults.sessiontimeoutmillis", limits.getOrDefault("timeout", ""));
        setup.behaviour().forEach((name, set) -> {
            boolean ofPlain = setup.login() == LoginKind.PLAIN && name.equals("auth.mechanisms");
            if (ofPlain || name.startsWith("sasl.") || name.equals("localhost")) {
                line(lines, prefix + "extraproperties." + PREFIX + name, set);
            }
        });
        addTrust(lines, setup);
        if (setup.hasLogin()) {
            lines.add("# The password: put it into the environment variable SIMPLEJAVAMAIL_SMTP_PASSWORD.");
        }
        addToken(lines, setup);
        return lines;
    }

    private static String strategy(ServerSetup setup) {
        if (setup.login() == LoginKind.TOKEN && setup.security() == Security.STARTTLS) {
            return "SMTP_OAUTH2";
        }
        return switch (setup.security()) {
            case NONE -> "SMTP";
            case STARTTLS -> "SMTP_TLS";
            case TLS -> "SMTPS";
        };
    }

    private static void addToken(List<String> lines, ServerSetup setup) {
        if (setup.login() == LoginKind.TOKEN) {
            lines.add(TOKEN);
        }
    }

    /** The library asks the JVM whom to trust. */
    private static void addTrust(List<String> lines, ServerSetup setup) {
        setup.certificates().ifPresent(file -> {
            lines.add("# The JVM has to trust the certificates. Make a trust store, and start the JVM with it:");
            lines.add("#   keytool -importcert -noprompt -alias mail -storetype PKCS12 -keystore mail-trust.p12"
                    + " -storepass changeit -file " + Quoting.shell(file));
            lines.add("#   java -Djavax.net.ssl.trustStore=mail-trust.p12 -Djavax.net.ssl.trustStorePassword=changeit");
        });
    }

    private static void line(List<String> lines, String name, String set) {
        lines.add(name + "=" + Quoting.property(set));
    }
}
