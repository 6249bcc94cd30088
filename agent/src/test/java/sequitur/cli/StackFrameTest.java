package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.cli.exception.StackFrame;

class StackFrameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at com.example.Shop.send(Shop.java:4) | com.example.Shop.send(Shop.java:4)",
                "at app//com.example.Shop.<init>(Shop.java:4) | com.example.Shop.<init>(Shop.java:4)",
                "at com.example.shop@1.2/com.example.Shop.send(Shop.java) | com.example.Shop.send(Shop.java)",
                "at loader/com.example.shop@1.2/com.example.Shop.send(Shop.java:9) | com.example.Shop.send(Shop.java:9)",
                "at com.example.Shop$Desk.lambda$send$0(Shop.java:4) ~[shop.jar!/:1.0] | com.example.Shop$Desk.lambda$send$0(Shop.java:4)",
                "at com.example.Mail.send(Mail.kt:12) | com.example.Mail.send(Mail.kt:12)",
                "at com.example.Mail.send(Unknown Source) | com.example.Mail.send(Unknown Source)"
            })
    void theAppsOwnPlacesAreNamed(String line, String place) {
        assertThat(StackFrame.ofTheApp(line)).contains(place);
        assertThat(StackFrame.ofTheApp("\t" + line)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at java.base/java.net.Socket.connect(Socket.java:633)",
                "at jakarta.mail.Transport.send(Transport.java:95)",
                "at com.sun.mail.smtp.SMTPTransport.sendMessage(SMTPTransport.java:1)",
                "at org.springframework.mail.javamail.JavaMailSenderImpl.doSend(JavaMailSenderImpl.java:397)",
                "at com.example.Shop.send",
                "at the end of com.example.Shop.send(Shop.java:4)",
                "... 12 more",
                "Caused by: com.example.ShopException: x"
            })
    void placesOfOthersAreNot(String line) {
        assertThat(StackFrame.ofTheApp(line)).isEmpty();
    }

    @Test
    void noLineIsTooLong() {
        assertThat(StackFrame.ofTheApp("at " + "a.".repeat(1_000_000) + "B.c(B.java:1)"))
                .isEmpty();
        assertThat(StackFrame.ofTheApp("at " + "a".repeat(900))).isEmpty();
    }
}
