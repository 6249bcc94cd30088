package sequitur.cli.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page's templates. Whatever is put into them is escaped for HTML, but for the style sheet. */
final class Templates {

    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withLoader(name -> new StringReader(text(name + ".mustache")));
    private final Template head = compiler.loadTemplate("head");
    private final Template session = compiler.loadTemplate("session");
    private final Template foot = compiler.loadTemplate("foot");

    /** What stands before the sessions. */
    void head(SummaryView summary, Writer page) {
        head.execute(summary, page);
    }

    /** A session. */
    void session(SessionView view, Writer page) {
        session.execute(view, page);
    }

    /** What stands behind the sessions. */
    void foot(SummaryView summary, Writer page) {
        foot.execute(summary, page);
    }

    /** The style sheet. */
    static String styles() {
        return text("page.css");
    }

    private static String text(String name) {
        try (InputStream octets = Templates.class.getResourceAsStream("/sequitur/cli/page/" + name)) {
            return new String(Objects.requireNonNull(octets, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
