package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a phrase, and what it finds. */
class PhraseAutomatonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "too (big|much mail); that is too big",
                "too (big|much mail); too much mail",
                "gr[ea]y ?list(ed|ing)?; grey list",
                "gr[ea]y ?list(ed|ing)?; graylisted",
                "(a |the )?mail; mail",
                "(a |the )?mail; the mail",
                "refus*; we refused",
                "line #; some line 3 here",
                "need .. mail; need one two three mail",
                "need ... mail; need 1 2 3 4 5 6 7 8 9 10 mail",
                "{not} there; it isnt there",
                "so {none}; so not any here",
                "^ time ?out $; timeout",
                "mail .; mail . here"
            })
    void finds(String phrase, String text) {
        assertThat(isFound(phrase, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "too (big|much mail); too much",
                "gr[ea]y ?list(ed|ing)?; grey listen",
                "(a |the )?mail; mails",
                "refus*; we ref",
                "line #; some line",
                "line #; some line .",
                "need .. mail; need one two three four mail",
                "need .. mail; need . mail",
                "need ... mail; need 1 2 3 4 5 6 7 8 9 10 11 mail",
                "^ time ?out $; timeout here",
                "{not} there; there not"
            })
    void doesNotFind(String phrase, String text) {
        assertThat(isFound(phrase, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "{a", "[a", "{nothing}"})
    void refusesAPhraseThatIsNone(String phrase) {
        assertThatThrownBy(() -> isFound(phrase, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isFound(String phrase, String text) {
        PhraseBook book = new PhraseBook();
        book.noun("not", List.of("not", "isnt"));
        book.noun("none", List.of("{not} (any|one)", "none"));
        book.entry(0, List.of("something else"));
        book.entry(7, List.of(phrase));
        List<String> words = new ArrayList<>(List.of(Wording.BEGIN));
        words.addAll(List.of(text.split(" ")));
        words.add(Wording.END);
        return book.automaton().entriesIn(words).get(7);
    }
}
