package sequitur.compatibility.mailtest.sample;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sequitur.junit.Sequitur;

/** What is wrong before any test runs. */
@Sequitur
public class EarlySample {

    @BeforeAll
    static void prepare() {
        Post.nested();
    }

    @Test
    void passes() {
        Post.legal();
    }
}
