package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of MAIL and RCPT (RFC 5321 section 4.1.1.11). */
class ParametersTest {

    private static final String OFFERS = "250-b\n250-SIZE 10\n250-8BITMIME\n250-DSN\n250-AUTH PLAIN\n250 MT-PRIORITY\n";

    @ParameterizedTest
    @CsvSource({
        "SIZE=1, true",
        "size=1 body=8bitmime, true",
        "BODY=7BIT, true",
        "BODY=BINARYMIME, false",
        "body=binarymime, false",
        "RET=FULL ENVID=x NOTIFY=NEVER ORCPT=rfc822;a, true",
        "AUTH=<>, true",
        "MT-PRIORITY=3, true",
        "SMTPUTF8, false",
        "REQUIRETLS, false",
        "SIZE=1 SMTPUTF8, false",
        "XFOO, false",
        "SIZES=1, false",
    })
    void knowsWhichExtensionAParameterIsOf(String parameters, boolean offered) {
        assertThat(of(parameters).areOffered(Extensions.parse(OFFERS))).isEqualTo(offered);
    }

    @Test
    void anExtensionThatNobodyKnowsMayDefineAParameterThatNobodyKnows() {
        Parameters unknown = of("XFOO=1");
        Parameters known = of("SMTPUTF8");

        assertThat(unknown.areOffered(Extensions.parse("250-b\n250 XBAR"))).isTrue();
        assertThat(known.areOffered(Extensions.parse("250-b\n250 XBAR"))).isFalse();
        assertThat(unknown.areOffered(Extensions.parse("250-b\n250 AUTH=LOGIN")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1, false",
        "SIZE=1 SIZE=2, true",
        "SIZE=1 BODY=7BIT size=1, true",
        "BODY=7BIT RET=HDRS RET=FULL, true",
        "RET=HDRS ENVID=x, false",
        "SIZE=1 SIZES=1, false",
        "XFOO XFOO, false",
    })
    void findsAParameterThatIsGivenTwice(String parameters, boolean repeated) {
        assertThat(of(parameters).areRepeated()).isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1000, 1000",
        "BODY=7BIT size=7, 7",
        "BODY=7BIT, 0",
        "SIZE=, 0",
        "SIZE=1x, 0",
        "SIZE=9223372036854775807, 9223372036854775807",
        "SIZE=9223372036854775808, 9223372036854775807",
        "SIZE=99999999999999999999, 9223372036854775807",
    })
    void readsTheSize(String parameters, long size) {
        assertThat(of(parameters).size()).isEqualTo(size);
    }

    @Test
    void areThoseOfTheLineThatWasReadLast() {
        Command command = new Command();

        command.read(Verb.MAIL, octets("SIZE=7 SIZE=8 BODY=BINARYMIME SMTPUTF8 XFOO"));
        assertThat(command.parameters().arePresent()).isTrue();
        assertThat(command.parameters().areBinary()).isTrue();
        assertThat(command.parameters().areInternationalized()).isTrue();
        command.read(Verb.MAIL, octets(""));

        assertThat(command.parameters().arePresent()).isFalse();
        assertThat(command.parameters().areRepeated()).isFalse();
        assertThat(command.parameters().areBinary()).isFalse();
        assertThat(command.parameters().areInternationalized()).isFalse();
        assertThat(command.parameters().areOffered(Extensions.NONE)).isTrue();
        assertThat(command.parameters().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "BODY=7BIT, 8BITMIME",
        "BODY=BINARYMIME, BINARYMIME",
        "XVERP, XVERP",
        "AUTH=<>, AUTH=PLAIN",
    })
    void needAnExtensionEach(String parameter, String offer) {
        assertThat(of(parameter).areOffered(Extensions.parse("250-b\n250 " + offer)))
                .isTrue();
        assertThat(of(parameter).areOffered(Extensions.parse("250-b\n250 HELP")))
                .isFalse();
    }

    private static Parameters of(String parameters) {
        return Command.of(Verb.MAIL, octets(parameters)).parameters();
    }

    private static byte[] octets(String parameters) {
        return ("MAIL FROM:<a@b> " + parameters).getBytes(StandardCharsets.UTF_8);
    }
}
