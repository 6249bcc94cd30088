package sequitur.smtp.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.smtp.rule.Rule;

/** The texts that people read. */
class FaultTest {

    @ParameterizedTest
    @EnumSource
    void isWrittenInWholeSentences(Fault fault) {
        assertThat(fault.causes()).isNotEmpty();
        assertThat(Stream.concat(Stream.of(fault.meaning(), fault.remedy()), fault.causes().stream()))
                .allSatisfy(text -> assertThat(text)
                        .isEqualTo(text.strip())
                        .matches("(?:[A-Z]|mail\\.).*")
                        .endsWith(".")
                        .doesNotContain("  "));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheSectionOfAnRfc(Fault fault) {
        assertThat(fault.section()).matches("RFC \\d{4} \\d+(?:\\.\\d+)*");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(Fault fault) {
        assertThat(fault.id()).matches("[a-z0-9]+(?:-[a-z0-9]+)*");
        assertThat(Fault.of(fault.id())).contains(fault);
        assertThat(Rule.of(fault)).isEqualTo(Rule.of(fault.id()));
    }

    @ParameterizedTest
    @EnumSource
    void standsForEachRule(Rule rule) {
        assertThat(Fault.of(rule.id()).flatMap(Rule::of)).contains(rule);
    }

    @Test
    void doesNotKnowOtherIds() {
        assertThat(List.of("", "Sequence", "hello first"))
                .allSatisfy(id -> assertThat(Fault.of(id)).isEmpty());
    }
}
