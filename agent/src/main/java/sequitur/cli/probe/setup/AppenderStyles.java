package sequitur.cli.probe.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings of appenders, which send log events by mail. */
final class AppenderStyles {

    private static final String ADDRESS = "app@example.com";

    private AppenderStyles() {}

    static List<String> logback(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        lines.add("<appender name=\"MAIL\" class=\"ch.qos.logback.classic.net.SMTPAppender\">");
        element(lines, "smtpHost", setup.host());
        element(lines, "smtpPort", Integer.toString(setup.port()));
        if (setup.security() != Security.NONE) {
            element(lines, setup.security() == Security.TLS ? "SSL" : "STARTTLS", "true");
        }
        if (setup.hasLogin()) {
            element(lines, "username", setup.user().orElse("${MAIL_USERNAME}"));
            element(lines, "password", "${" + SettingsStyle.PASSWORD_VARIABLE + "}");
        }
        setup.hello().ifPresent(name -> element(lines, "localhost", name));
        element(lines, "from", setup.sender().orElse(ADDRESS));
        element(lines, "to", ADDRESS);
        element(lines, "subject", "%logger{20} - %m");
        lines.add("  <layout class=\"ch.qos.logback.classic.html.HTMLLayout\"/>");
        lines.add("</appender>");
        return lines;
    }

    private static void element(List<String> lines, String name, String set) {
        lines.add("  <" + name + ">" + Quoting.xml(set) + "</" + name + ">");
    }

    static List<String> log4j(ServerSetup setup) {
        List<String> lines = new ArrayList<>();
        String protocol = setup.security() == Security.TLS ? "smtps" : "smtp";
        lines.add("<SMTP name=\"Mail\" subject=\"%c{1}: %m\" to=\"" + ADDRESS + "\"");
        lines.add("      from=\"" + Quoting.xml(setup.sender().orElse(ADDRESS)) + "\"");
        lines.add("      smtpHost=\"" + Quoting.xml(setup.host()) + "\" smtpPort=\"" + setup.port()
                + "\" smtpProtocol=\"" + protocol + "\"");
        if (setup.hasLogin()) {
            lines.add("      smtpUsername=\"" + Quoting.xml(setup.user().orElse("${env:MAIL_USERNAME}"))
                    + "\" smtpPassword=\"${env:" + SettingsStyle.PASSWORD_VARIABLE + "}\"");
        }
        lines.add("      bufferSize=\"512\"/>");
        lines.add("<!-- All else are system properties of the JVM: "
                + Stream.concat(
                                setup.behaviour().entrySet().stream()
                                        .filter(property -> !property.getKey().equals("ssl.enable")),
                                ServerSetup.limits().entrySet().stream())
                        .map(property -> "-Dmail." + protocol + "." + property.getKey() + "="
                                + Quoting.xml(property.getValue()).replace("--", "-&#45;"))
                        .collect(Collectors.joining(" "))
                + " -->");
        return lines;
    }
}
