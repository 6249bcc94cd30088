package sequitur.compatibility.telemetry.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot app with the actuator, which sends its mail, and then prints what the actuator shows of it. */
@EnableAutoConfiguration
public class ActuatorApp {

    /**
     * Sends mail and prints.
     *
     * @param ports the servers' ports
     * @throws IOException if the actuator does not answer
     */
    public static void main(String[] ports) throws IOException {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(ActuatorApp.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "logging.threshold.console=off",
                        "management.endpoints.web.exposure.include=metrics,prometheus");
        try (ConfigurableApplicationContext context = builder.run()) {
            Mails.send(ports);
            String actuator =
                    "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/actuator/";
            System.out.println(page(actuator + "metrics/sequitur.message.duration"));
            page(actuator + "prometheus")
                    .lines()
                    .filter(line -> line.contains("sequitur_"))
                    .forEach(System.out::println);
        }
    }

    private static String page(String address) throws IOException {
        try (InputStream page = new URL(address).openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
