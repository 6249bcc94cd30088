package sequitur.engine.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key and value of a properties file as it stands there, with its continuation lines. {@link Properties} itself reads
 * it, so that every escape means what it always means.
 *
 * @param number the number of its first line, from 1
 * @param text its lines, joined by LF
 */
record LogicalLine(int number, String text) {

    /** A key for a host or its credentials, up to the colon of its port or of its IPv6 address, which would end any other key. */
    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "\\s*sequitur\\.(?:host|credentials|rehearse)\\.(?:\\[[^\\]\\s=]*\\]|[^\\[\\]:\\s=]*)(?::\\d+(?=\\.))?");

    private static final Pattern BARE_COLON = Pattern.compile("(?<!\\\\):");

    /** The logical lines of a file; those that are blank or a comment are left out. */
    static List<LogicalLine> split(String content) {
        List<String> lines = content.lines().toList();
        List<LogicalLine> logical = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (isBlankOrComment(lines.get(i))) {
                continue;
            }
            int number = i + 1;
            StringBuilder text = new StringBuilder(lines.get(i));
            while (isContinued(lines.get(i)) && i + 1 < lines.size()) {
                i++;
                text.append('\n').append(lines.get(i));
            }
            logical.add(new LogicalLine(number, text.toString()));
        }
        return logical;
    }

    /**
     * Reads key and value.
     *
     * @throws IllegalArgumentException if there is a backslash and {@code u} without four hexadecimal digits after it
     */
    ConfigEntry entry(String file) {
        Properties single = new Properties();
        try {
            single.load(new StringReader(withEscapedColons()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String key = single.stringPropertyNames().iterator().next();
        return ConfigEntry.of(new Source.InFile(file, number), key, single.getProperty(key, ""));
    }

    private String withEscapedColons() {
        Matcher host = HOST_AND_PORT.matcher(text);
        if (!host.lookingAt()) {
            return text;
        }
        return BARE_COLON.matcher(host.group()).replaceAll("\\\\:") + text.substring(host.end());
    }

    private static boolean isBlankOrComment(String line) {
        String content = line.stripLeading();
        return content.isEmpty() || content.startsWith("#") || content.startsWith("!");
    }

    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Tells where it stands; in place of a value, and of a key too, there may be a secret. */
    @Override
    public String toString() {
        return "LogicalLine[" + number + "]";
    }
}
