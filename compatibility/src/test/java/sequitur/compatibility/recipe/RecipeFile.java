package sequitur.compatibility.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * One of the files that the documentation offers for copying.
 *
 * @param name its name
 * @param text what it holds
 */
public record RecipeFile(String name, String text) {

    /** Where they all are. */
    static final Path FOLDER = Path.of("..", "examples", "recipes");

    /**
     * The file of this name.
     *
     * @throws UncheckedIOException if there is none
     */
    public static RecipeFile of(String name) {
        try {
            return new RecipeFile(name, Files.readString(FOLDER.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static List<RecipeFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> of(file.getFileName().toString())).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The rest of the one line that begins so. */
    String behind(String beginning) {
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no line that begins with " + beginning));
    }

    /**
     * The text with other folders in the place of those that the recipe names.
     *
     * @param text a recipe, or a part of one
     * @param folders the recipe's absolute folders, and those of the test
     * @return the text with the test's folders
     */
    public static String moved(String text, Map<String, Path> folders) {
        String moved = text;
        for (Map.Entry<String, Path> folder : folders.entrySet()) {
            // Not where it is the end of another folder's name.
            moved = moved.replaceAll(
                    "(?<!\\w)" + folder.getKey() + "(?=/|$)",
                    Matcher.quoteReplacement(folder.getValue().toString()));
        }
        return moved;
    }
}
