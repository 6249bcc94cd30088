package sequitur.compatibility.host.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A Spring Boot app, which sends through the {@code JavaMailSender} that Spring has made for it. */
@EnableAutoConfiguration
public class SpringReportingApp {

    /**
     * Sends the report and prints what came of it.
     *
     * @param servers the servers, each as {@code name=port}
     */
    public static void main(String[] servers) {
        try (ConfigurableApplicationContext context = SpringApplication.run(SpringReportingApp.class)) {
            JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
            for (String server : servers) {
                String name = server.substring(0, server.indexOf('='));
                sender.setSession(WeeklyReport.session(server));
                System.out.println(send(sender, name));
            }
        }
    }

    private static String send(JavaMailSenderImpl sender, String name) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("reports@example.com");
        message.setTo("boss@example.com");
        message.setSubject("Report of the week");
        message.setText("Sales are up.");
        try {
            sender.send(message);
            return name + ": sent";
        } catch (MailSendException failed) {
            return WeeklyReport.line(name, failed.getMessageExceptions()[0]);
        }
    }
}
