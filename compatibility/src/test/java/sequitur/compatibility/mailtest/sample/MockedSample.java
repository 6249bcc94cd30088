package sequitur.compatibility.mailtest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import sequitur.junit.Sequitur;

/** Tests with a mock of a final class, for which Mockito weaves the class itself. */
@Sequitur(policy = "block")
public class MockedSample {

    /** What is mocked. */
    public static final class Greeting {

        /** The greeting. */
        public String text() {
            return "Hello";
        }
    }

    private static String said(Greeting greeting) {
        return greeting.text();
    }

    @Test
    void passesMocked() {
        Greeting greeting = mock(Greeting.class);
        when(greeting.text()).thenReturn("Good morning");
        assertEquals("Good morning", said(greeting));
        assertEquals("250", Post.legal());
    }

    @Test
    void failsNested() {
        assertEquals("503", Post.nested());
    }
}
