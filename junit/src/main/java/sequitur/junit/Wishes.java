package sequitur.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What annotations say of a test or a class, and of the classes around it: the inner one counts. */
final class Wishes {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Set<String> expected = new LinkedHashSet<>();

    private Wishes() {}

    /** Reads them, from the outermost class inwards. */
    static Wishes of(ExtensionContext context) {
        Wishes wishes = context.getParent().map(Wishes::of).orElseGet(Wishes::new);
        context.getElement().ifPresent(wishes::add);
        return wishes;
    }

    private void add(AnnotatedElement element) {
        Optional<Sequitur> wish = AnnotationSupport.findAnnotation(element, Sequitur.class);
        wish.map(Sequitur::policy).filter(policy -> !policy.isBlank()).ifPresent(this::setPolicy);
        for (String setting : wish.map(Sequitur::settings).orElseGet(() -> new String[0])) {
            int sign = setting.indexOf('=');
            if (sign < 1) {
                throw new ExtensionConfigurationException(
                        "@Sequitur(settings = \"" + setting + "\") on " + element + " is no key=value");
            }
            settings.put(
                    setting.substring(0, sign).strip(),
                    setting.substring(sign + 1).strip());
        }
        AnnotationSupport.findRepeatableAnnotations(element, ExpectedViolation.class)
                .forEach(violation -> expected.add(violation.value()));
    }

    /** A policy sweeps away what a class around this one says of single rules. */
    private void setPolicy(String policy) {
        settings.keySet().removeIf(key -> key.startsWith("rule."));
        settings.put("policy", policy);
    }

    /** The settings, as after {@code -javaagent:sequitur-agent.jar=}. */
    String settings() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(","));
    }

    /** The ids of the rules that are to be broken. */
    Set<String> expected() {
        return Set.copyOf(expected);
    }

    /**
     * Has the agent look at them before the test runs.
     *
     * @throws ExtensionConfigurationException if one can't be used
     */
    void check(AttachedAgent agent, String name) {
        if (settings.isEmpty() && expected.isEmpty()) {
            return;
        }
        String faults = agent.faults(settings());
        if (!faults.isEmpty()) {
            throw new ExtensionConfigurationException("@Sequitur on " + name + " can't be used: " + faults);
        }
        for (String id : expected) {
            String unknown = agent.faults("rule." + id + "=log");
            if (!unknown.isEmpty()) {
                throw new ExtensionConfigurationException(
                        "@ExpectedViolation(\"" + id + "\") on " + name + " names no rule: " + unknown);
            }
        }
    }
}
