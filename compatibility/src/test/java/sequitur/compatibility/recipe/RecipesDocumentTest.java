package sequitur.compatibility.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page shows the files as they are. */
@Tag("any-jdk")
class RecipesDocumentTest {

    @Test
    void quotesEachFile() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "recipes.md"));
        List<RecipeFile> files = RecipeFile.all();

        assertThat(files).hasSizeGreaterThanOrEqualTo(7);
        for (RecipeFile file : files) {
            String quoted = file.text()
                    .lines()
                    .map(line -> ("    " + line).stripTrailing())
                    .collect(Collectors.joining("\n", "\n", "\n"));
            assertThat(page).as("docs/recipes.md, %s", file.name()).contains(quoted);
            assertThat(page).contains("](../examples/recipes/" + file.name() + ")");
        }
    }
}
