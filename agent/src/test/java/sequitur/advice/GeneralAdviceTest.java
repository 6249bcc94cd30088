package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.advice.facts.Facts;
import sequitur.advice.framework.Change;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

class GeneralAdviceTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void quotesTheFault(Fault fault) {
        Advice advice = Advice.general(fault);

        assertThat(advice.cause()).isEqualTo(fault.cause());
        assertThat(((Change.Act) advice.change()).words())
                .isEqualToIgnoringCase(
                        fault.remedy().substring(0, fault.remedy().length() - 1));
    }

    /** The text names {@code mail.smtp}; the app's transport and its framework have other names for it. */
    @Test
    void aFaultInAnAppIsToldInItsWords() {
        Facts facts = Facts.of("smtps", "mail.example.net", 465)
                .framework(Scenario.framework("spring-boot"))
                .build();

        assertThat(facts.framework()
                        .words(Adviser.advise(Fault.BDAT_OFFERED, Verb.BDAT, facts)
                                .change()))
                .startsWith("remove spring.mail.properties.mail.smtps.chunksize");
    }
}
