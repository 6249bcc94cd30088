package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sequitur.smtp.wire.Verb;

class StageTest {

    /** RFC 5321 4.5.3.2, in the order of that section. */
    @Test
    void hasTheTimesOfTheRfc() {
        Map<Stage, Integer> minutes = new EnumMap<>(Stage.class);
        minutes.put(Stage.GREETING, 5);
        minutes.put(Stage.MAIL, 5);
        minutes.put(Stage.RCPT, 5);
        minutes.put(Stage.DATA, 2);
        minutes.put(Stage.BLOCK, 3);
        minutes.put(Stage.FINAL, 10);

        minutes.forEach((stage, time) -> assertThat(stage.limit()).isEqualTo(60 * time));
    }

    @Test
    void belongsToTheCommandThatIsAnswered() {
        Map<Verb, Stage> own = Map.of(
                Verb.CONNECT, Stage.GREETING,
                Verb.MAIL, Stage.MAIL,
                Verb.RCPT, Stage.RCPT,
                Verb.DATA, Stage.DATA,
                Verb.END_OF_CONTENT, Stage.FINAL,
                Verb.BDAT_LAST, Stage.FINAL);

        for (Verb verb : Verb.values()) {
            assertThat(Stage.of(verb)).as(verb.label()).isEqualTo(own.getOrDefault(verb, Stage.COMMAND));
        }
    }
}
