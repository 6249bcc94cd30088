package sequitur.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

    @Test
    void theMembersThatCountAreRead() {
        assertThat(Json.object(" { \"a\" : \"x\\u00e9\\n\\\"\\\\\\/\" , \"b\":-1.5e+3,\"c\":true,\"d\":null,"
                        + "\"e\":{\"a\":\"inner\"},\"f\":[1,[\"]\"],{}],\"g\":\"\" } "))
                .contains(Map.of("a", "xé\n\"\\/", "b", "-1.5e+3", "c", "true", "g", ""));
        assertThat(Json.object("{}")).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"a\"",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":01}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"b}",
                "{\"a\":1}{",
                "{a:1}",
                "<html>{}</html>"
            })
    void whateverIsMalformedIsNone(String text) {
        assertThat(Json.object(text)).isEmpty();
    }

    @Test
    void whatNestsTooDeepIsNone() {
        assertThat(Json.object("{\"a\":" + "[".repeat(100_000))).isEmpty();
        assertThat(Json.object("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"))
                .isEmpty();
    }

    /** Another reader reads what is quoted here as it was. */
    @Property
    void whatIsQuotedIsReadAsItWas(@ForAll String text) {
        String json = "{" + Json.quoted("a") + ":" + Json.quoted(text) + "}";

        assertThat(Json.object(json)).contains(Map.of("a", text));
        assertThat(new JsonMapper().readTree(json).get("a").asString()).isEqualTo(text);
    }

    @Property
    void anyTextIsTaken(@ForAll String text) {
        assertThat(Json.object(text)).isNotNull();
        assertThat(Json.object("{" + text)).isNotNull();
    }
}
