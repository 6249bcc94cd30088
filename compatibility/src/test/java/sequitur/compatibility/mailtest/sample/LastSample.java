package sequitur.compatibility.mailtest.sample;

import org.junit.jupiter.api.Test;

/** A class without Sequitur that runs after {@link LateSample}. */
public class LastSample {

    @Test
    void passes() throws InterruptedException {
        LateSample.endClass();
    }
}
