package sequitur.smtp.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reply of which somebody has said what it means.
 *
 * @param server whose it is
 * @param text the reply
 * @param answered the command that it answers, if that is known
 * @param means the faults that it may rightly be taken for
 * @param meansInContext the same when the command is known
 */
record LabelledReply(String server, String text, Optional<Verb> answered, Set<Fault> means, Set<Fault> meansInContext) {

    /** The property that names a file of replies that are not kept here. */
    static final String FOREIGN = "sequitur.replies";

    private static final JsonMapper JSON = new JsonMapper();

    /** The replies of the atlas. */
    static List<LabelledReply> atlas() {
        return lines("replies.jsonl").map(LabelledReply::ofAtlas).toList();
    }

    /** The replies of providers of today: pieces of a table, headed by the server and its source. */
    static List<LabelledReply> providers() {
        List<LabelledReply> replies = new ArrayList<>();
        String server = "";
        for (String line : lines("providers.txt").toList()) {
            if (line.startsWith("== ")) {
                server = line.substring(3).split(" \\| ", 2)[0];
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split(" \\| ", 3);
                Set<Fault> means = faults(Stream.of(columns[0].strip().split(",")));
                replies.add(new LabelledReply(
                        server, columns[2].replace("\\n", "\n"), verb(columns[1].strip()), means, means));
            }
        }
        return replies;
    }

    /** The replies of a file that is not kept here. */
    static List<LabelledReply> foreign(Path file) {
        try {
            return Files.readAllLines(file).stream().map(LabelledReply::ofFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply as it is read. */
    Reply reply() {
        return PastedReply.find(text);
    }

    /** Whether no server said it: this project made it up. */
    boolean isOwnWording() {
        return server.equals("own wordings");
    }

    /** What all replies of one kind of server have in common: the first word of its name. */
    String kind() {
        return server.toLowerCase(Locale.ROOT).split("[ /]", 2)[0];
    }

    private static LabelledReply ofAtlas(String line) {
        JsonNode row = JSON.readTree(line);
        String status = row.get("enhanced").isNull() ? "" : row.get("enhanced").asString() + " ";
        String text = row.get("code").asInt() + " " + status + row.get("text").asString();
        Set<Fault> means = faults(Stream.of(row.get("fault").asString()));
        if (isBare(text)) {
            means.add(Fault.SEQUENCE);
        }
        if (isOfTooManyLogins(text, means)) {
            means.add(Fault.AUTH_RATE_LIMITED);
        }
        if (isOfPasswords(text, means)) {
            means.add(Fault.AUTH_PASSWORD_REFUSED);
        }
        return new LabelledReply(row.get("server").asString(), text, Optional.empty(), means, means);
    }

    /** The atlas says what had been wrong; words that say no more than "out of order" are read rightly if that is said. */
    private static boolean isBare(String text) {
        return Clues.all().in(PastedReply.find(text)).stream()
                .findFirst()
                .filter(clue -> clue.fault() == Fault.SEQUENCE)
                .isPresent();
    }

    /** The atlas is older than the fault: "too many login attempts" for a while is no wrong password. */
    private static boolean isOfTooManyLogins(String text, Set<Fault> means) {
        boolean login = means.contains(Fault.AUTH_FAILED) || means.contains(Fault.AUTH_EXCHANGE);
        return login && text.startsWith("4") && text.toLowerCase(Locale.ROOT).contains("too many");
    }

    /** The atlas is older than the fault: an application password that is missing is no wrong one. */
    private static boolean isOfPasswords(String text, Set<Fault> means) {
        String words = text.toLowerCase(Locale.ROOT);
        return means.contains(Fault.AUTH_FAILED)
                && (words.contains("app password")
                        || words.contains("specific password")
                        || words.contains("basic auth"));
    }

    private static LabelledReply ofFile(String line) {
        JsonNode row = JSON.readTree(line);
        List<String> ids = new ArrayList<>(List.of(row.get("fault").asString()));
        row.get("also").forEach(also -> ids.add(also.asString()));
        Set<Fault> means = faults(ids.stream());
        ids.add(row.get("in_context").asString());
        return new LabelledReply(
                row.get("server").asString(),
                row.get("reply").asString(),
                verb(row.get("command").asString()),
                means,
                faults(ids.stream().filter(id -> !id.isEmpty())));
    }

    private static Optional<Verb> verb(String command) {
        return switch (command) {
            case "", "any", "-" -> Optional.empty();
            case "." -> Optional.of(Verb.END_OF_CONTENT);
            case "greeting" -> Optional.of(Verb.CONNECT);
            case "sasl" -> Optional.of(Verb.SASL_RESPONSE);
            default -> Optional.of(Verb.valueOf(command));
        };
    }

    /** Labels that are older than a narrower fault do not know it: it is as right as the wider one. */
    private static Set<Fault> faults(Stream<String> ids) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        ids.forEach(id -> faults.add(Fault.of(id).orElseThrow(() -> new IllegalArgumentException(id))));
        if (faults.contains(Fault.TLS_MODE)) {
            faults.addAll(List.of(Fault.TLS_VERSION, Fault.CLIENT_CERTIFICATE));
        }
        if (faults.contains(Fault.CONTENT_REJECTED)) {
            faults.add(Fault.ENCRYPTED_CONTENT);
        }
        if (faults.contains(Fault.SESSION_CLOSED)) {
            faults.add(Fault.TOO_MANY_COMMANDS);
        }
        if (faults.containsAll(List.of(Fault.AUTH_FAILED, Fault.RATE_LIMITED))) {
            faults.add(Fault.AUTH_RATE_LIMITED);
        }
        if (faults.containsAll(List.of(Fault.AUTH_FAILED, Fault.NOT_SEQUENCE))) {
            faults.add(Fault.ACCOUNT_BLOCKED);
        }
        return faults;
    }

    private static Stream<String> lines(String name) {
        try (InputStream resource = LabelledReply.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
