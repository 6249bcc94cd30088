package sequitur.compatibility.mailtest.sample;

import org.junit.jupiter.api.Test;

/** Tests that name nothing of Sequitur's. */
public class UnmarkedSample {

    @Test
    void nested() {
        Post.nested();
    }

    @Test
    void legal() {
        Post.legal();
    }
}
