package sequitur.smtp.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;

class MisreadTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"535 5.7.8 неверный пароль", "554 邮件内容包含垃圾信息", "550 Boîte pleine", "535 Usuário inválido 😀"})
    void isReadInItsOwnLetters(String meant) {
        String read = new String(meant.getBytes(UTF_8), ISO_8859_1);

        assertThat(MisreadText.mended(read)).isEqualTo(meant);
        assertThat(MisreadText.mended(meant)).isEqualTo(meant);
        assertThat(Reply.parse(read)).isEqualTo(Reply.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "250 2.1.0 Ok", "550 Bo\u00eete pleine", "550 \u00c3", "550 \u00ed\u00a0\u0080"})
    void staysWhereItIsNoUtf8(String read) {
        assertThat(MisreadText.mended(read)).isSameAs(read);
    }

    @Test
    void meansTheSame() {
        String meant = "452 4.2.2 邮箱已满";

        assertThat(ReplyDiagnosis.of(Reply.parse(new String(meant.getBytes(UTF_8), ISO_8859_1)), Verb.RCPT)
                        .fault())
                .isEqualTo(Fault.MAILBOX_FULL);
    }

    @Test
    void whatIsNoReplyHasNoCode() {
        assertThat(Reply.parse("* OK IMAP4rev1 ready").line()).isEqualTo("* OK IMAP4rev1 ready");
    }
}
