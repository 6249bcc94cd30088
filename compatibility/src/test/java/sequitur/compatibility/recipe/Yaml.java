package sequitur.compatibility.recipe;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A node of a YAML document. What is asked for and is not there fails the test. */
record Yaml(String path, Object node) {

    static List<Yaml> documents(String text) {
        Iterable<Object> all = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        return StreamSupport.stream(all.spliterator(), false)
                .map(document -> new Yaml("", document))
                .toList();
    }

    static Yaml ofKind(List<Yaml> documents, String kind) {
        return documents.stream()
                .filter(document -> document.at("kind").text().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    static Yaml named(List<Yaml> documents, String kind, String name) {
        return documents.stream()
                .filter(document -> document.at("kind").text().equals(kind))
                .filter(document -> document.at("metadata").at("name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    Yaml at(String key) {
        Object value = map().get(key);
        if (value == null) {
            throw new AssertionError("nothing at " + path + "." + key);
        }
        return new Yaml(path + "." + key, value);
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    List<String> keys() {
        return map().keySet().stream().map(String::valueOf).toList();
    }

    List<Yaml> items() {
        return ((List<?>) node)
                .stream().map(item -> new Yaml(path + "[]", item)).toList();
    }

    String text() {
        return (String) node;
    }

    int number() {
        return (Integer) node;
    }

    private Map<?, ?> map() {
        return (Map<?, ?>) node;
    }
}
