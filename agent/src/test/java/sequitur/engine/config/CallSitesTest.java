package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSitesTest {

    private static final String SITE = "com.acme.legacy.Shop.confirm(Shop.java:42)";

    @ParameterizedTest
    @CsvSource({
        "com.acme.legacy.*, true",
        "com.acme.legacy.Shop, true",
        "com.acme.legacy.Shop.confirm, true",
        "*.Shop, true",
        "'org.example.*, com.acme.*', true",
        "com.acme.legacy, false",
        "com.acme.legacy.Shop.other, false",
        "com.acme.legacyxShop, false",
        "org.example.*, false"
    })
    void aPlaceIsAMethodOrAClassOrMatchesAGlob(String text, boolean included) {
        assertThat(CallSites.parse(text).orElseThrow().include(SITE)).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com/acme", "com.acme.*;", "a(b)"})
    void anythingElseIsNone(String text) {
        assertThat(CallSites.parse(text)).isEmpty();
    }

    @Test
    void aCommandFromNowhereIsAtNoPlace() {
        assertThat(CallSites.parse("com.*").orElseThrow().include("")).isFalse();
    }
}
