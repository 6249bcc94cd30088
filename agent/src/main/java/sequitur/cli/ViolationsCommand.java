package sequitur.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.cli.wrapping.JsonText;
import sequitur.engine.config.Printable;

/** Reads what JVMs with {@code sequitur.fail=true} have written, so that a step of a build can fail on it. */
@Command(
        name = "violations",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows the violations that JVMs with sequitur.fail=true have written to a file: a step for a build, which fails on exit"
                    + " code 1.",
            "A file that is not there is no good sign either: no such JVM has used mail."
        },
        footer = {
            "",
            "Exit codes: 0 there are none, 1 there are some, 2 there is no such file, or it can't be read.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar violations target/sequitur-violations.json"
        })
final class ViolationsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--remove",
            description = "Removes the file once it is read, so that the next run of the tests begins anew.")
    private boolean remove;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file: sequitur.fail.file of those JVMs. sequitur-violations.json unless given.")
    private String name = "sequitur-violations.json";

    @Override
    public Integer call() {
        Path file = RecordFile.path(name);
        List<Map<String, String>> objects = read(file);
        List<Map<String, String>> violations = objects.stream()
                .filter(object -> "violation".equals(object.get("kind")))
                .toList();
        long left = counted(objects) - violations.size();
        if (format.chosen() == OutputFormat.JSON) {
            violations.forEach(violation -> print(json(violation)));
        } else {
            violations.forEach(violation -> {
                print(String.valueOf(violation.get("text")));
                print("");
            });
            print(summary(objects, violations.size() + Math.max(0, left)));
        }
        if (remove) {
            delete(file);
        }
        return violations.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    /** How many there were by the count of the JVMs that have come to an end. */
    private static long counted(List<Map<String, String>> objects) {
        Set<String> ended = new HashSet<>();
        long all = 0;
        for (Map<String, String> object : objects) {
            if ("end".equals(object.get("kind"))) {
                ended.add(object.getOrDefault("jvm", ""));
                all += Long.parseLong(object.getOrDefault("violations", "0"));
            }
        }
        return all
                + objects.stream()
                        .filter(object -> "violation".equals(object.get("kind"))
                                && !ended.contains(object.getOrDefault("jvm", "")))
                        .count();
    }

    private static String summary(List<Map<String, String>> objects, long violations) {
        long jvms = objects.stream()
                .filter(object -> "jvm".equals(object.get("kind")))
                .count();
        String of = " of " + jvms + (jvms == 1 ? " JVM" : " JVMs");
        return switch ((int) Math.min(violations, 2)) {
            case 0 -> "no violations in the mail" + of;
            case 1 -> "1 violation in the mail" + of;
            default -> violations + " violations in the mail" + of;
        };
    }

    private static String json(Map<String, String> violation) {
        JsonLine line = new JsonLine();
        violation.forEach((key, value) -> {
            if (!key.equals("kind")) {
                line.with(key, value);
            }
        });
        return line.toString();
    }

    private void print(String text) {
        spec.commandLine().getOut().println(Printable.lines(text));
    }

    private List<Map<String, String>> read(Path file) {
        List<Map<String, String>> objects = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            int place = number;
            objects.addAll(JsonText.objects(line, 0)
                    .filter(found -> found.size() == 1 && found.get(0).containsKey("kind"))
                    .orElseThrow(() -> new BadInputException(Printable.of(name) + ":" + place
                            + ": this is no line that sequitur.fail=true writes, which are JSON objects; give the file that"
                            + " sequitur.fail.file names")));
        }
        return objects;
    }

    private List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new BadInputException(
                    Printable.of(name)
                            + ": there is no such file; either no JVM with sequitur.fail=true has used mail, or sequitur.fail.file"
                            + " names another one",
                    missing);
        } catch (IOException unreadable) {
            throw new BadInputException(Printable.of(name) + " can't be read: " + Printable.of(unreadable), unreadable);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new BadInputException(
                    Printable.of(name) + " can't be removed: " + Printable.of(undeletable), undeletable);
        }
    }
}
