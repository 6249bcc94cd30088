package sequitur.cli.probe.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings of application servers, and of apps that have a console of their own. */
final class ServerStyles {

    private static final String MAIL = "mail.smtp.";
    private static final String SENDER = "app@example.com";

    private ServerStyles() {}

    static List<String> jakartaEe(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        lines.add("@MailSessionDefinition(");
        lines.add("        name = \"java:app/mail/session\",");
        lines.add("        transportProtocol = \"smtp\",");
        lines.add("        host = " + Quoting.string(setup.host()) + ",");
        if (setup.hasLogin()) {
            setup.user().ifPresent(user -> lines.add("        user = " + Quoting.string(user) + ","));
            lines.add(
                    "        // Payara and GlassFish read it from the environment. Elsewhere let the server define the session.");
            lines.add("        password = \"${ENV=" + SettingsStyle.PASSWORD_VARIABLE + "}\",");
        }
        lines.add("        from = " + Quoting.string(setup.sender().orElse(SENDER)) + ",");
        lines.add("        properties = {");
        lines.add("            " + Quoting.string(MAIL + "port=" + setup.port()) + ",");
        addProperties(lines, setup.behaviour());
        addProperties(lines, ServerSetup.limits());
        lines.add("        })");
        return lines;
    }

    private static void addProperties(List<String> lines, Map<String, String> properties) {
        properties.forEach((name, set) -> lines.add("            " + Quoting.string(MAIL + name + "=" + set) + ","));
    }

    static List<String> wildfly(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        lines.add("/socket-binding-group=standard-sockets/remote-destination-outbound-socket-binding=app-smtp:add(host="
                + Quoting.string(setup.host()) + ", port=" + setup.port() + ")");
        lines.add("/subsystem=mail/mail-session=app:add(jndi-name=java:jboss/mail/app, from="
                + Quoting.string(setup.sender().orElse(SENDER)) + ")");
        lines.add("/subsystem=mail/mail-session=app/server=smtp:add(outbound-socket-binding-ref=app-smtp"
                + (setup.hasLogin()
                        ? ", username=" + Quoting.string(setup.user().orElse("${env.MAIL_USERNAME}"))
                                + ", password=\"${env." + SettingsStyle.PASSWORD_VARIABLE + "}\""
                        : "")
                + ", ssl=" + (setup.security() == Security.TLS)
                + ", tls=" + (setup.security() == Security.STARTTLS) + ")");
        return lines;
    }

    static List<String> jenkins(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        setup.sender().ifPresent(sender -> {
            lines.add("unclassified:");
            lines.add("  location:");
            lines.add("    adminAddress: " + Quoting.string(sender));
        });
        if (lines.isEmpty()) {
            lines.add("unclassified:");
        }
        lines.add("  mailer:");
        lines.add("    smtpHost: " + Quoting.string(setup.host()));
        lines.add("    smtpPort: " + Quoting.string(Integer.toString(setup.port())));
        lines.add("    useSsl: " + (setup.security() == Security.TLS));
        lines.add("    useTls: " + (setup.security() == Security.STARTTLS));
        if (setup.hasLogin()) {
            lines.add("    authentication:");
            lines.add("      username: " + Quoting.string(setup.user().orElse("${MAIL_USERNAME}")));
            lines.add("      password: \"${" + SettingsStyle.PASSWORD_VARIABLE + "}\"");
        }
        return lines;
    }

    static List<String> keycloak(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        lines.add("kcadm.sh update realms/REALM \\");
        addKeycloak(lines, "host", setup.host());
        addKeycloak(lines, "port", Integer.toString(setup.port()));
        addKeycloak(lines, "from", setup.sender().orElse(SENDER));
        addKeycloak(lines, "ssl", Boolean.toString(setup.security() == Security.TLS));
        addKeycloak(lines, "starttls", Boolean.toString(setup.security() == Security.STARTTLS));
        addKeycloak(lines, "auth", Boolean.toString(setup.hasLogin()));
        if (setup.hasLogin()) {
            addKeycloak(lines, "user", setup.user().orElse("USER"));
            // From Keycloak's own vault: an argument would stand in the list of processes.
            addKeycloak(lines, "password", "${vault.mail_password}");
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).replaceFirst(" \\\\$", ""));
        return lines;
    }

    private static void addKeycloak(List<String> lines, String name, String set) {
        lines.add("    -s " + Quoting.shell("smtpServer." + name + "=" + set) + " \\");
    }
}
