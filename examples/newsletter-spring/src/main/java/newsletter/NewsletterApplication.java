package newsletter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;

@SpringBootApplication
@EnableAsync
public class NewsletterApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(NewsletterApplication.class, arguments);
    }
}
