package newsletter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import sequitur.junit.Sequitur;

@SpringBootTest
@Sequitur
class NewsletterTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    private Newsletter newsletter;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void reachesTheReader() throws Exception {
        newsletter.sendTo("reader@example.com");

        assertTrue(SERVER.waitForIncomingEmail(10_000, 1));
    }
}
