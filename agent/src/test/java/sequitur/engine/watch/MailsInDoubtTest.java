package sequitur.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sequitur.engine.MovableClock;

class MailsInDoubtTest {

    private static final List<String> BOTH = List.of("one@b.example", "two@b.example");

    private final MovableClock clock = new MovableClock();
    private final MailsInDoubt mails = new MailsInDoubt(clock);

    @Test
    void oneIsKnownForAnHour() {
        Fingerprint mail = mail(1);
        assertThat(mails.areAny()).isFalse();
        mails.add(mail, "Shop.send");
        clock.advance(Duration.ofMinutes(59));

        assertThat(mails.areAny()).isTrue();
        assertThat(mails.find(mail).map(MailsInDoubt.Doubt::place)).contains("Shop.send");
        assertThat(mails.find(mail).map(mails::age)).contains(Duration.ofMinutes(59));

        clock.advance(Duration.ofMinutes(1));
        assertThat(mails.find(mail)).isEmpty();
        assertThat(mails.areAny()).isFalse();
        assertThat(mails.size()).isZero();
    }

    @Test
    void theLastThousandAreKept() {
        for (int i = 0; i < 3_000; i++) {
            mails.add(mail(i), "");
            assertThat(mails.size()).isLessThanOrEqualTo(MailsInDoubt.MOST);
        }

        assertThat(mails.find(mail(1_999))).isEmpty();
        assertThat(mails.find(mail(2_000))).isPresent();
        assertThat(mails.find(mail(2_999))).isPresent();
    }

    @Test
    void oneThatComesIntoDoubtAgainIsKeptFromThenOn() {
        mails.add(mail(1), "Shop.send");
        clock.advance(Duration.ofMinutes(50));
        mails.add(mail(1), "Shop.again");
        clock.advance(Duration.ofMinutes(50));

        assertThat(mails.find(mail(1)).map(MailsInDoubt.Doubt::place)).contains("Shop.again");
        assertThat(mails.size()).isEqualTo(1);
    }

    @Test
    void messageIdAndEnvelopeMakeAMail() {
        Fingerprint mail = Fingerprint.of("<1@a>", "sender@a.example", BOTH);

        assertThat(Fingerprint.of("<1@a>", "sender@a.example", List.of("two@b.example", "one@b.example")))
                .isEqualTo(mail);
        assertThat(List.of(
                        Fingerprint.of("<2@a>", "sender@a.example", BOTH),
                        Fingerprint.of("<1@a>", "other@a.example", BOTH),
                        Fingerprint.of("<1@a>", "sender@a.example", BOTH.subList(0, 1)),
                        Fingerprint.of("<1@a>", "sender@a.example", List.of())))
                .doesNotContain(mail)
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingOfAMailCanBeReadFromItsFingerprint() {
        assertThat(Fingerprint.of("<canary@a>", "sender@a.example", BOTH).toString())
                .doesNotContain("canary", "sender", "one", "example")
                .matches("Fingerprint\\[hash=[A-Za-z0-9+/]{43}=]");
    }

    private static Fingerprint mail(int number) {
        return Fingerprint.of("<" + number + "@a>", "sender@a.example", BOTH);
    }
}
