package sequitur.engine.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Agent arguments as somebody wrote them: behind {@code -javaagent}, or for {@code attach}.
 *
 * @param text the text, if there is any
 * @param folder what relative paths in it are relative to
 */
record OptionsText(@Nullable String text, Path folder) {

    /** Whether there is nothing in it. */
    boolean isBlank() {
        return text == null || text.isBlank();
    }

    /** Tells nothing: there may be secrets in it. */
    @Override
    public String toString() {
        return "OptionsText";
    }
}
