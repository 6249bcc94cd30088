package sequitur;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What nobody can see at once is two things. Lines of code are counted: no comments, and no empty lines. */
class LengthTest {

    private static final int LONGEST_CLASS = 300;
    private static final int LONGEST_METHOD = 30;

    /** Tables: an entry after another. Of the last one it is the constructor. */
    private static final Set<String> CATALOGUES =
            Set.of("Rule", "Fault", "Setting", "ClueTable", "WeightTable", "TransportMembers.<init>");

    /** Woven into the transport as it stands, so that it can call nothing of ours. */
    private static final Set<String> ADVICE = Set.of("TransportAdvice");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    @Test
    void classesAndMethodsAreShort() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : List.of(Path.of("../core/src/main/java"), Path.of("src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);

        assertThat(tooLong(sources)).isEmpty();
    }

    private static List<String> tooLong(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Lengths(unit, unit.getSourceFile().getCharContent(true).toString(), positions, found)
                        .scan(unit, null);
            }
        }
        return found;
    }

    /** Measures the classes and methods of a file. */
    private static final class Lengths extends TreeScanner<@Nullable Void, @Nullable String> {

        private final CompilationUnitTree unit;
        private final String text;
        private final SourcePositions positions;
        private final List<String> found;

        Lengths(CompilationUnitTree unit, String text, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.text = text;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
            String name = type.getSimpleName().toString();
            if (!CATALOGUES.contains(name)) {
                measure(type, name, LONGEST_CLASS);
            }
            return super.visitClass(type, outer == null ? name : outer);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable String outer) {
            String name = outer + "." + method.getName();
            if (!CATALOGUES.contains(name) && !ADVICE.contains(String.valueOf(outer))) {
                measure(method, name, LONGEST_METHOD);
            }
            return super.visitMethod(method, outer);
        }

        private void measure(Tree tree, String name, int longest) {
            int start = (int) positions.getStartPosition(unit, tree);
            int end = (int) positions.getEndPosition(unit, tree);
            if (start < 0 || end < start) {
                return; // The compiler's own, as a record's constructor.
            }
            long lines = COMMENT.matcher(text.substring(start, end))
                    .replaceAll("")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .count();
            if (lines > longest) {
                found.add(name + ": " + lines + " lines");
            }
        }
    }
}
