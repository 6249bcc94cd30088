package sequitur.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What a log, a program or a person puts around the lines of a record.
 *
 * @param name what it is
 * @param wrap makes the octets of a file of the lines
 */
record Wrapping(String name, Function<List<String>, byte[]> wrap) {

    byte[] around(List<String> lines) {
        return wrap.apply(lines);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Every one that the tests know. */
    static Stream<Wrapping> all() {
        return Stream.concat(lineByLine(), asAWhole());
    }

    /** Those that put the same around each line. */
    static Stream<Wrapping> lineByLine() {
        try (InputStream stream = Wrapping.class.getResourceAsStream("/sequitur/cli/wrapping/wrappings.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Wrapping(parts[0], lines -> octets(each(parts[1], lines))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Wrapping> asAWhole() {
        return Stream.of(
                new Wrapping("CR LF", lines -> text(lines, "\r\n", StandardCharsets.UTF_8)),
                new Wrapping("CR", lines -> text(lines, "\r", StandardCharsets.UTF_8)),
                new Wrapping("UTF-8 with mark", lines -> text("\uFEFF", lines, StandardCharsets.UTF_8)),
                new Wrapping("UTF-16LE with mark", lines -> text("\uFEFF", lines, StandardCharsets.UTF_16LE)),
                new Wrapping("UTF-16BE with mark", lines -> text("\uFEFF", lines, StandardCharsets.UTF_16BE)),
                new Wrapping("UTF-16LE", lines -> text(lines, "\r\n", StandardCharsets.UTF_16LE)),
                new Wrapping("UTF-16BE", lines -> text(lines, "\n", StandardCharsets.UTF_16BE)),
                new Wrapping("Latin-1", lines -> text("F\u00FCr alle\n", lines, StandardCharsets.ISO_8859_1)),
                new Wrapping("gzip", lines -> packed(octets(lines))),
                new Wrapping("Markdown", lines -> octets(framed("```text", lines, "```"))),
                new Wrapping("Markdown in a quotation", lines -> octets(each("> {text}", framed("```", lines, "```")))),
                new Wrapping("Jira", lines -> octets(framed("{noformat}", lines, "{noformat}"))),
                new Wrapping("Jira code", lines -> octets(framed("{code:java}", lines, "{code}"))),
                new Wrapping("HTML with br", lines -> octets(each("{html}<br>", lines))),
                new Wrapping("HTML in one line", lines -> octets(List.of(String.join("<br/>", each("{html}", lines))))),
                new Wrapping("HTML with pre", lines -> octets(framed("<pre>", each("{html}", lines), "</pre>"))),
                new Wrapping("HTML divs", lines -> octets(each("<div class=\"line\">{html}</div>", lines))),
                new Wrapping("entities alone", lines -> octets(each("{html}", lines))),
                new Wrapping(
                        "ANSI colours",
                        lines -> octets(each("\u001B[2m{time}\u001B[0;39m \u001B[32mDEBUG\u001B[m {text}", lines))),
                new Wrapping("ANSI around all", lines -> octets(each("\u001B[36m{text}\u001B[0m", lines))),
                new Wrapping(
                        "JUL in two lines",
                        lines -> octets(each(
                                "Nov 28, 2026 {time} PM org.eclipse.angus.mail.smtp.SMTPTransport readServerResponse\nFINEST: {text}",
                                lines))),
                new Wrapping(
                        "JUL in German",
                        lines -> octets(each(
                                "Nov. 28, 2026 {time} PM sun.mail.smtp.SMTPTransport ehlo\nAM FEINSTEN: {text}",
                                lines))),
                new Wrapping(
                        "Payara in two lines",
                        lines -> octets(each(
                                "[2026-11-28T{time}.{millis}+0100] [Payara 6] [INFO] [] [] [tid: _ThreadID=71] [levelValue: 800] [[\n  {text}]]",
                                lines))),
                new Wrapping("WebSphere", Wrapping::webSphere),
                new Wrapping("CRI with long lines cut", Wrapping::cut),
                new Wrapping("newest first", lines -> {
                    List<String> turned =
                            new ArrayList<>(each("2026-11-28 {time}.{millis} DEBUG mail - {text}", lines));
                    Collections.reverse(turned);
                    return octets(turned);
                }),
                new Wrapping(
                        "journald verbose",
                        lines -> octets(each(
                                "Sat 2026-11-28 {time}.{millis}123 CET [s=ab{n};i=1]\n    _TRANSPORT=stdout\n"
                                        + "    PRIORITY=6\n    MESSAGE={text}\n    _PID=18035",
                                lines))),
                new Wrapping(
                        "rows of a table", lines -> octets(each("<tr><td>{time}</td><td>{html}</td></tr>", lines))),
                new Wrapping(
                        "JSON pretty",
                        lines -> octets(each(
                                "{\n  \"time\": \"{time}\",\n  \"message\": \"{json}\",\n  \"n\": {n}\n},", lines))),
                new Wrapping(
                        "JSON array",
                        lines -> octets(List.of(
                                "[" + String.join(",", each("{\"n\":{n},\"message\":\"{json}\"}", lines)) + "]"))),
                new Wrapping(
                        "CloudWatch events",
                        lines -> octets(List.of("{\"events\":["
                                + String.join(",", each("{\"timestamp\":{n},\"message\":\"{json}\"}", lines))
                                + "],\"nextForwardToken\":\"f/1\"}"))),
                new Wrapping(
                        "one JSON text",
                        lines -> octets(List.of("{\"level\":\"info\",\"message\":\""
                                + String.join("\\n", each("{json}", lines)) + "\"}"))),
                new Wrapping("among others' lines", Wrapping::amongOthers),
                new Wrapping(
                        "stripped at the ends",
                        lines -> octets(each("12:00:00 | {text}", lines).stream()
                                .map(String::stripTrailing)
                                .toList())));
    }

    /** Only the first line of what was written at once has a prefix. */
    private static byte[] webSphere(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        String last = "";
        for (String line : lines) {
            boolean goesOn = last.matches("\\d{3}-.*");
            wrapped.add(
                    goesOn
                            ? line
                            : each("[11/28/26 {time}:{millis} CET] 00000029 SystemOut     O {text}", List.of(line))
                                    .get(0));
            last = line;
        }
        return octets(wrapped);
    }

    /** A container runtime cuts long lines; here they are short ones. */
    private static byte[] cut(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            String stamp = "2026-11-28T{time}.{millis}000001Z stdout ";
            int half = line.length() > 20 ? 10 : 0;
            if (half > 0) {
                wrapped.addAll(each(stamp + "P {text}", List.of(line.substring(0, half))));
            }
            wrapped.addAll(each(stamp + "F {text}", List.of(line.substring(half))));
        }
        return octets(wrapped);
    }

    private static byte[] amongOthers(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            wrapped.addAll(each("{time}.{millis} [main] DEBUG m.s - {text}", List.of(line)));
            wrapped.add("12:00:01.000 [main] INFO  c.a.Shop - sold 250 things to 3 customers");
        }
        return octets(wrapped);
    }

    /** The lines, each in a template. */
    static List<String> each(String template, List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            wrapped.add(template.replace("{time}", String.format(Locale.ROOT, "10:%02d:%02d", i / 25 % 60, i * 2 % 50))
                    .replace("{millis}", String.format(Locale.ROOT, "%03d", i * 37 % 1000))
                    .replace("{n}", Integer.toString(1001 + i))
                    .replace(
                            "{json}",
                            line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t"))
                    .replace(
                            "{html}",
                            line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .replace("{text}", line));
        }
        return wrapped;
    }

    private static List<String> framed(String first, List<String> lines, String last) {
        return Stream.of(List.of("Hello,", first), lines, List.of(last, "Thanks!"))
                .flatMap(List::stream)
                .toList();
    }

    private static byte[] octets(List<String> lines) {
        return text(lines, "\n", StandardCharsets.UTF_8);
    }

    private static byte[] text(List<String> lines, String end, Charset charset) {
        return (String.join(end, lines) + end).getBytes(charset);
    }

    private static byte[] text(String before, List<String> lines, Charset charset) {
        return (before + String.join("\n", lines) + "\n").getBytes(charset);
    }

    private static byte[] packed(byte[] octets) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(file)) {
            packed.write(octets);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
