package sequitur.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A test, or the class of tests around it: the settings that count in it, what is expected of it, and what was seen while it ran. */
final class Scope implements SmtpRecord {

    /** Whether it can hold others. */
    enum Kind {
        /** A class, or all classes. */
        CONTAINER,
        /** One run of a test method. */
        TEST
    }

    private final Kind kind;
    private final String name;
    private final Optional<Scope> parent;
    private final String settings;
    private final Set<String> expected;
    private final RehearsedTest rehearsal;
    private final List<SmtpEvent> violations = Collections.synchronizedList(new ArrayList<>());
    private final List<SmtpEvent> failures = Collections.synchronizedList(new ArrayList<>());
    private final DialogueLines dialogue = new DialogueLines();
    private volatile boolean open = true;

    /**
     * Begins one.
     *
     * @param kind whether it is a test
     * @param name what it is called
     * @param parent what is around it
     * @param settings the settings that count in it, as after {@code -javaagent:sequitur-agent.jar=}
     * @param expected the ids of the rules that may be broken in it; in a test, that have to be
     * @param rehearsal what is rehearsed in it
     */
    Scope(
            Kind kind,
            String name,
            Optional<Scope> parent,
            String settings,
            Set<String> expected,
            RehearsedTest rehearsal) {
        this.kind = kind;
        this.name = name;
        this.parent = parent;
        this.settings = settings;
        this.expected = Set.copyOf(expected);
        this.rehearsal = rehearsal;
    }

    String name() {
        return name;
    }

    Optional<Scope> parent() {
        return parent;
    }

    String settings() {
        return rehearsal.with(settings);
    }

    SmtpRehearsal rehearsal() {
        return rehearsal;
    }

    boolean isOpen() {
        return open;
    }

    /** Ends it: what comes later is no part of it. */
    void close() {
        open = false;
    }

    /** Whether it is a test that runs in this one. */
    boolean isTestIn(Scope container) {
        Scope around = this;
        while (around != container && around.parent().isPresent()) {
            around = around.parent().get();
        }
        return kind == Kind.TEST && around == container;
    }

    /** Takes an event of the agent's. */
    void take(Map<String, Object> event) {
        switch (String.valueOf(event.get("kind"))) {
            case "violation" -> {
                violations.add(SmtpEvent.of(event));
                dialogue.remark("the next command breaks " + event.get("id") + " (" + event.get("section") + "); "
                        + event.get("done"));
            }
            case "failure" -> failures.add(SmtpEvent.of(event));
            case "command" ->
                dialogue.said(
                        session(event),
                        "C: " + event.get("line")
                                + (Boolean.FALSE.equals(event.get("written")) ? "   (Sequitur did not send it)" : ""));
            case "reply" ->
                dialogue.said(
                        session(event),
                        "S: " + event.get("line")
                                + (Boolean.TRUE.equals(event.get("local")) ? "   (from Sequitur)" : ""));
            default -> {
                // Plans and observations break no rule.
            }
        }
    }

    private static long session(Map<String, Object> event) {
        return event.get("session") instanceof Long number ? number : 0;
    }

    @Override
    public List<SmtpEvent> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    @Override
    public List<SmtpEvent> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    @Override
    public List<String> dialogue() {
        return dialogue.lines();
    }

    /**
     * What is wrong with what was seen: rules that were broken and should not be, and the reverse.
     *
     * @return a text for a person; nothing if all is as it should be
     */
    Optional<String> complaint() {
        List<SmtpEvent> broken = violations().stream()
                .filter(violation -> !expected.contains(violation.id()))
                .toList();
        Set<String> missing = new TreeSet<>(kind == Kind.TEST ? expected : Set.of());
        violations().forEach(violation -> missing.remove(violation.id()));
        if (broken.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Sequitur: ");
        if (broken.isEmpty()) {
            text.append("the rule ").append(String.join(", ", missing));
            text.append(" was to be broken in ").append(name).append(", and was not.");
            text.append(" Take @ExpectedViolation away if the app is right now.");
        } else {
            text.append(broken.size() == 1 ? "a command of " : broken.size() + " commands of ")
                    .append(name);
            text.append(broken.size() == 1 ? " breaks a rule of SMTP." : " break a rule of SMTP.");
            broken.forEach(violation -> text.append("\n\n").append(violation.text()));
            if (!missing.isEmpty()) {
                text.append("\n\nExpected and not seen: ").append(String.join(", ", missing));
            }
        }
        return Optional.of(text + spoken());
    }

    /** The dialogue for a person; empty if nothing was said. */
    String spoken() {
        List<String> lines = dialogue();
        return lines.isEmpty() ? "" : "\n\nThe dialogue:\n    " + String.join("\n    ", lines) + "\n";
    }
}
