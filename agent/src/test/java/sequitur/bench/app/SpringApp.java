package sequitur.bench.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An app that sends a mail as Spring Boot has apps do, by {@code spring.mail.*}; it prints what Spring throws. */
public final class SpringApp {

    private static final String PREFIX = "spring.mail.properties.";

    private SpringApp() {}

    /**
     * Sends a mail.
     *
     * @param arguments {@code name=value}, the names as in {@code application.properties}; {@code trust=jdk} for an app that knows no
     *     issuer of certificates but those of the JDK
     */
    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        Properties mail = new Properties();
        Properties given = new Properties();
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(parts -> {
            boolean property = parts[0].startsWith(PREFIX);
            (property ? mail : given).setProperty(property ? parts[0].substring(PREFIX.length()) : parts[0], parts[1]);
        });
        if (given.containsKey("trust")) {
            String protocol = given.getProperty("spring.mail.protocol", "smtp");
            mail.put("mail." + protocol + ".ssl.socketFactory", socketsWithTheTrustOfTheJdk());
            mail.put("mail." + protocol + ".socketFactory.fallback", "false");
        }
        JavaMailSenderImpl sender = sender(mail, given);
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("sender@client.example");
        message.setTo("one@b.example");
        message.setSubject("report");
        message.setText("All is well.");
        try {
            sender.send(message);
            System.out.println("sent");
        } catch (MailException failure) {
            System.out.println(failure.getClass().getSimpleName());
        }
    }

    /** As in a JVM of its own: those who issued the certificates of tests are not known there. */
    private static SocketFactory socketsWithTheTrustOfTheJdk() throws GeneralSecurityException, IOException {
        File issuers = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                .toFile();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(issuers, "changeit".toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** As Spring Boot's auto-configuration makes it. */
    private static JavaMailSenderImpl sender(Properties mail, Properties given) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(given.getProperty("spring.mail.host"));
        sender.setPort(Integer.parseInt(given.getProperty("spring.mail.port", "-1")));
        sender.setUsername(given.getProperty("spring.mail.username"));
        sender.setPassword(given.getProperty("spring.mail.password"));
        sender.setProtocol(given.getProperty("spring.mail.protocol", "smtp"));
        if (!mail.isEmpty()) {
            sender.setJavaMailProperties(mail);
        }
        return sender;
    }
}
