package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import picocli.CommandLine;
import sequitur.agent.SequiturAgent;
import sequitur.smtp.wire.Reply;

/** A record of any size is read in constant memory: in a JVM of its own that has little, from standard input. */
@Tag("slow")
@Tag("any-jdk")
class LargeRecordTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder = Path.of("");

    /** What a large record may be made of, over and over. */
    enum Made {
        /** Sessions of mail.debug with message content and a violation each, in a log with times. */
        SESSIONS {
            @Override
            String part(long number) {
                return logged(
                        number,
                        "DEBUG SMTP: trying to connect to host \"mx.example.com\", port 25, isSSL false",
                        "220 mx.example.com ESMTP",
                        "EHLO app.example.com",
                        "250-mx.example.com",
                        "250 SIZE 1000000",
                        "MAIL FROM:<a@example.com>",
                        "250 2.1.0 Ok",
                        "MAIL FROM:<a@example.com>",
                        "503 5.5.1 Nested MAIL",
                        "RCPT TO:<b" + number + "@example.org>",
                        "250 2.1.5 Ok",
                        "DATA",
                        "354 go ahead",
                        "Subject: " + number,
                        "",
                        "words ".repeat(200),
                        ".",
                        "250 2.0.0 Ok",
                        "QUIT",
                        "221 2.0.0 Bye");
            }

            @Override
            String verdict(long parts) {
                return parts + " violations in " + parts + " sessions (" + parts * 6 + " commands)";
            }
        },
        /** One session without an end. */
        ONE_SESSION {
            @Override
            String part(long number) {
                String beginning = number == 0 ? "S: 220 mx ESMTP\nC: EHLO app.example.com\nS: 250 mx\n" : "";
                return beginning + "C: NOOP\nS: 250 2.0.0 Ok\n";
            }

            @Override
            String verdict(long parts) {
                return "No violation in 1 session (" + (parts + 1) + " commands)";
            }
        },
        /** Other lines of a log, long ones too, and a dialogue here and there. */
        OTHER_LINES {
            @Override
            String part(long number) {
                return logged(
                                number,
                                "S: 220 mx ESMTP",
                                "C: EHLO app.example.com",
                                "S: 250 mx",
                                "C: QUIT",
                                "S: 221 Bye")
                        + ("2026-11-28 10:00:00.000 [main] INFO  shop - sold " + number + " things " + "x".repeat(70)
                                        + "\n")
                                .repeat(1000)
                        + "y".repeat(100_000)
                        + "\n";
            }

            @Override
            String verdict(long parts) {
                return "No violation in " + parts + " sessions (" + parts * 2 + " commands)";
            }
        };

        /** The next part of the record. */
        abstract String part(long number);

        /** What is found in so many parts. */
        abstract String verdict(long parts);

        private static String logged(long number, String... lines) {
            return Stream.of(lines)
                    .map(line -> String.format(
                            Locale.ROOT,
                            "2026-11-28 10:%02d:%02d.000 [main] DEBUG mail - %s%n",
                            number / 60 % 60,
                            number % 60,
                            line))
                    .collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @CsvSource({"SESSIONS,24", "ONE_SESSION,17", "OTHER_LINES,17"})
    void moreMegabytesAreCheckedThanThereIsMemory(Made made, int megabytes) throws IOException, InterruptedException {
        assertThat(run(made, megabytes, "-Xmx16m", "check", "-")).contains(made.verdict(parts(made, megabytes)));
    }

    @ParameterizedTest
    @CsvSource("SESSIONS,26")
    void aPageIsMadeOfThemToo(Made made, int megabytes) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");

        String said = run(made, megabytes, "-Xmx24m", "report", "-", "-o", page.toString());

        assertThat(said).contains(made.verdict(parts(made, megabytes)).replaceFirst(" \\(.*", ""));
        assertThat(Files.size(page)).isLessThan(16 * MEGABYTE);
    }

    /** A few minutes each. */
    @ParameterizedTest
    @EnumSource
    @Tag("exhaustive")
    void aGigabyteIsCheckedWithSixtyFourMegabytes(Made made) throws IOException, InterruptedException {
        long begun = System.nanoTime();

        assertThat(run(made, 1024, "-Xmx64m", "check", "-")).contains(made.verdict(parts(made, 1024)));

        System.out.printf(Locale.ROOT, "1 GB of %s: %.0f s%n", made, (System.nanoTime() - begun) / 1e9);
    }

    private static long parts(Made made, long megabytes) {
        long parts = 0;
        for (long written = 0; written < megabytes * MEGABYTE; parts++) {
            written += made.part(parts).length();
        }
        return parts;
    }

    /** The end of what the command said, in one line. */
    private String run(Made made, long megabytes, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                arguments[0],
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath(),
                SequiturAgent.class.getName()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("COLUMNS", "200");
        Process process = builder.start();
        try (OutputStream record = process.getOutputStream()) {
            long written = 0;
            for (long number = 0; written < megabytes * MEGABYTE; number++) {
                byte[] part = made.part(number).getBytes(StandardCharsets.US_ASCII);
                record.write(part);
                written += part.length;
            }
        }
        process.waitFor();
        try (Stream<String> lines = Files.lines(said)) {
            return lines.reduce(
                    "", (before, line) -> line.contains(" in ") && line.contains(" session") ? line : before);
        }
    }

    private static String classPath() {
        return Stream.of(
                        SequiturAgent.class,
                        SequiturCommand.class,
                        Reply.class,
                        CommandLine.class,
                        Mustache.class,
                        Logger.class,
                        NullMarked.class)
                .map(LargeRecordTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
