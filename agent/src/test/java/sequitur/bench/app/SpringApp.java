package sequitur.bench.app;

import java.util.Arrays;
import java.util.Properties;
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
     * @param arguments {@code name=value}, the names as in {@code application.properties}
     */
    public static void main(String[] arguments) {
        Properties mail = new Properties();
        Properties given = new Properties();
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(parts -> {
            boolean property = parts[0].startsWith(PREFIX);
            (property ? mail : given).setProperty(property ? parts[0].substring(PREFIX.length()) : parts[0], parts[1]);
        });
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
