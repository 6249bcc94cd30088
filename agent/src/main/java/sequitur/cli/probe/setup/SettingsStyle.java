package sequitur.cli.probe.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** For whom the settings are written. */
public enum SettingsStyle {
    /** The mail library's own properties, as {@code mail.smtp.host}. */
    MAIL_SMTP("mail.smtp", "the properties of the mail session", PropertyStyles::mailSmtp),
    /** Spring Boot's, as {@code spring.mail.host}. */
    SPRING("spring", "application.properties of Spring Boot", PropertyStyles::spring),
    /** Simple Java Mail's. */
    SIMPLE_JAVA_MAIL("simple-java-mail", "simplejavamail.properties", PropertyStyles::simpleJavaMail),
    /** An annotation of Jakarta EE. */
    JAKARTA_EE("jakarta-ee", "a class of a Jakarta EE app", ServerStyles::jakartaEe),
    /** Commands for WildFly and JBoss EAP. */
    WILDFLY("wildfly", "jboss-cli.sh of WildFly or JBoss EAP", ServerStyles::wildfly),
    /** Configuration as Code for Jenkins. */
    JENKINS("jenkins", "Jenkins, as Configuration as Code", ServerStyles::jenkins),
    /** A command for Keycloak. */
    KEYCLOAK("keycloak", "kcadm.sh of Keycloak", ServerStyles::keycloak),
    /** Logback's appender. */
    LOGBACK("logback", "logback.xml", AppenderStyles::logback),
    /** Log4j's appender. */
    LOG4J("log4j", "log4j2.xml", AppenderStyles::log4j);

    /** The environment variable that holds the password, by the name that the settings give it. */
    public static final String PASSWORD_VARIABLE = "MAIL_PASSWORD";

    private final String id;
    private final String place;

    // A method reference.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<ServerSetup, List<String>> lines;

    SettingsStyle(String id, String place, Function<ServerSetup, List<String>> lines) {
        this.id = id;
        this.place = place;
        this.lines = lines;
    }

    /**
     * Finds one by its name.
     *
     * @param name the name, in any case of letters
     * @return the style, or nothing if there is none of that name
     */
    public static Optional<SettingsStyle> of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(style -> style.id.equals(wanted)).findFirst();
    }

    /**
     * Its name everywhere outside the code.
     *
     * @return as {@code mail.smtp}
     */
    public String id() {
        return id;
    }

    /**
     * Where the settings go.
     *
     * @return a file or a program
     */
    public String place() {
        return place;
    }

    /**
     * Writes the settings for a server. There is no password in them; where the style has a way to name the place of one, that is the
     * environment variable {@value #PASSWORD_VARIABLE}.
     *
     * @param setup what the app has to know of the server
     * @return lines in printable ASCII, to be pasted as they are
     */
    public List<String> write(ServerSetup setup) {
        return lines.apply(setup);
    }

    @Override
    public String toString() {
        return id;
    }
}
