package sequitur.smtp.lab;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import sequitur.smtp.lab.Exchange.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recordings of real servers, read from the test resources beside this class (README.md says where they are from). */
final class Lab {

    private static final JsonMapper JSON = new JsonMapper();

    private Lab() {}

    /**
     * A named sequence.
     *
     * @param name its name
     * @param words its steps
     * @param at the step that it is about
     * @param legal whether a client may send it
     */
    record Sequence(String name, List<String> words, int at, boolean legal) {

        /** Whether the client begins before it has the server's greeting. */
        boolean early() {
            return words.get(0).equals("NOWAIT");
        }
    }

    /**
     * A sequence as one server answered it.
     *
     * @param profile the server and its configuration
     * @param sequence what was sent
     * @param exchanges what was said
     */
    record Recording(String profile, Sequence sequence, List<Exchange> exchanges) {}

    /**
     * A random dialogue as one server answered it.
     *
     * @param profile the server and its configuration
     * @param seed the walk's number; the same walk for every server
     * @param exchanges what was said
     */
    record Walk(String profile, int seed, List<Exchange> exchanges) {}

    /** Every named sequence on every profile. */
    static List<Recording> recordings() {
        JsonNode truth;
        try (InputStream in = new GZIPInputStream(resource("truth.json.gz"))) {
            truth = JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Sequence> sequences = new LinkedHashMap<>();
        for (JsonNode node : truth.path("sequences")) {
            List<String> words = new ArrayList<>();
            node.path("steps").forEach(word -> words.add(word.asString()));
            String name = node.path("name").asString();
            sequences.put(
                    name,
                    new Sequence(
                            name,
                            words,
                            node.path("at").asInt(),
                            node.path("legal").asBoolean()));
        }
        List<Recording> recordings = new ArrayList<>();
        truth.path("servers")
                .forEachEntry((server, profiles) -> profiles.forEachEntry((profile, recorded) -> {
                    sequences.values().forEach(sequence -> {
                        JsonNode records = recorded.path(sequence.name()).path("records");
                        List<Exchange> exchanges =
                                exchanges(records, record -> record.path("sent").asString());
                        recordings.add(new Recording(
                                server + "/" + profile, sequence, sequence.early() ? early(exchanges) : exchanges));
                    });
                }));
        return recordings;
    }

    /** Every walk on every profile, one after another: all of them at once would fill the memory of a small machine. */
    static void walks(Consumer<Walk> consumer) {
        Map<String, Offers> offers = offers();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource("walks-open.jsonl.gz")), StandardCharsets.UTF_8))) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                JsonNode walk = JSON.readTree(text);
                String server = walk.path("server").asString();
                String profile = server + "/" + walk.path("profile").asString();
                List<Exchange> exchanges = exchanges(
                        walk.path("steps"),
                        record -> Word.line(server, record.path("cmd").asString()));
                consumer.accept(new Walk(
                        profile,
                        walk.path("seed").asInt(),
                        offers.getOrDefault(profile, Offers.NONE).complete(exchanges)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a server offers.
     *
     * @param clear the lines of its EHLO reply in clear
     * @param tls the lines of its EHLO reply under TLS
     */
    private record Offers(List<String> clear, List<String> tls) {

        static final Offers NONE = new Offers(List.of(), List.of());

        /** Walks keep only the first line of an EHLO reply: puts the others back. */
        List<Exchange> complete(List<Exchange> exchanges) {
            List<Exchange> complete = new ArrayList<>();
            boolean underTls = false;
            for (Exchange exchange : exchanges) {
                if (exchange.word().equals("EHLO") && exchange.accepted()) {
                    List<String> lines = underTls ? tls : clear;
                    complete.add(exchange.answering(
                            exchange.text() + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines))));
                } else {
                    complete.add(exchange);
                }
                underTls |= exchange.handshake();
            }
            return complete;
        }
    }

    private static Map<String, Offers> offers() {
        Map<String, Offers> offers = new HashMap<>();
        try (InputStream in = resource("caps.json")) {
            JSON.readTree(in)
                    .forEachEntry((profile, node) ->
                            offers.put(profile, new Offers(strings(node.path("clear")), strings(node.path("tls")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return offers;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asString()));
        return strings;
    }

    /** The greeting was read after the first group had gone out: it belongs to that group. */
    private static List<Exchange> early(List<Exchange> exchanges) {
        List<Exchange> all = new ArrayList<>(exchanges);
        all.set(0, all.get(0).inGroupOf(all.get(1)));
        return all;
    }

    private static List<Exchange> exchanges(JsonNode records, Function<JsonNode, String> line) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode record : records) {
            String word = record.path("cmd").asString();
            JsonNode code = record.path("code");
            List<Integer> extra = new ArrayList<>();
            record.path("extra").forEach(reply -> extra.add(reply.path(0).asInt()));
            exchanges.add(new Exchange(
                    record.path("step").asInt(),
                    word,
                    word.equals("BODY") ? "." : line.apply(record),
                    code.isNumber() ? Outcome.REPLY : outcome(code.asString()),
                    code.isNumber() ? code.asInt() : 0,
                    record.path("text").asString(),
                    record.path("pipelined").asBoolean(false),
                    record.path("tls").asString("").equals("ok"),
                    extra));
        }
        return exchanges;
    }

    private static Outcome outcome(String code) {
        return switch (code) {
            case "EOF", "RST", "TIMEOUT", "TLSERR" -> Outcome.CLOSED;
            case "NOREPLY" -> Outcome.NO_REPLY;
            case "NOTSENT" -> Outcome.GONE;
            case "SKIPPED" -> Outcome.SKIPPED;
            default -> throw new IllegalArgumentException("the lab has no such code: " + code);
        };
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Lab.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
