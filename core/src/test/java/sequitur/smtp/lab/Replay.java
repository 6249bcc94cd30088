package sequitur.smtp.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** A recorded dialogue walked through the model: what was sent is judged, and what came back moves the state. */
final class Replay {

    private SessionState state;
    private Set<String> offered = Set.of();
    private final List<Judgement> judgements = new ArrayList<>();

    /**
     * What the model says of one line.
     *
     * @param exchange the line and what the server said
     * @param before the state in which it was judged
     * @param verb what the line is in that state
     * @param rules the rules that it breaks; advice is left out
     * @param offered the lines of the last accepted EHLO reply in upper case, read without the model
     */
    record Judgement(Exchange exchange, SessionState before, Verb verb, Set<Rule> rules, Set<String> offered) {

        /** Whether the last EHLO reply named an extension. */
        boolean offers(String keyword) {
            return offered.stream().anyMatch(line -> line.split("[ =]", 2)[0].equals(keyword));
        }
    }

    private Replay(Requirements requirements) {
        this.state = SessionState.opened(Encryption.NONE, Peer.LOOPBACK, requirements);
    }

    /**
     * Walks a recording.
     *
     * @param exchanges what was said
     * @param requirements what the server is known to insist on
     * @return a judgement on each line that went out
     */
    static List<Judgement> of(List<Exchange> exchanges, Requirements requirements) {
        Replay replay = new Replay(requirements);
        groups(exchanges).forEach(replay::group);
        return replay.judgements;
    }

    /** Lines that were sent together; the others stand alone. */
    private static List<List<Exchange>> groups(List<Exchange> exchanges) {
        List<List<Exchange>> groups = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            List<Exchange> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            boolean together = exchange.pipelined()
                    && !last.isEmpty()
                    && last.get(last.size() - 1).pipelined()
                    && last.get(0).step() == exchange.step();
            if (together) {
                last.add(exchange);
            } else {
                groups.add(new ArrayList<>(List.of(exchange)));
            }
        }
        return groups;
    }

    private void group(List<Exchange> group) {
        group.stream().filter(Exchange::sent).forEach(this::send);
        group.stream().filter(Exchange::sent).forEach(this::receive);
    }

    private void send(Exchange exchange) {
        if (exchange.isGreeting()) {
            return;
        }
        byte[] line = exchange.line().getBytes(StandardCharsets.UTF_8);
        Verb verb = state.classify(line);
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        Rulebook.check(state, verb, line).stream()
                .map(Violation::rule)
                .filter(rule -> !rule.advisory())
                .forEach(rules::add);
        judgements.add(new Judgement(exchange, state, verb, rules, offered));
        state = state.sent(verb, line);
    }

    private void receive(Exchange exchange) {
        switch (exchange.outcome()) {
            case REPLY -> {
                state = state.received(exchange.code(), exchange.reply());
                learn(exchange);
            }
            case CLOSED -> state = state.over();
            case NO_REPLY, GONE, SKIPPED -> {}
        }
        for (int code : exchange.extra()) {
            state = state.received(code, code + " \r\n");
        }
    }

    private void learn(Exchange exchange) {
        boolean startsTls = exchange.word().equals("STARTTLS") && exchange.code() == 220;
        if (startsTls && !exchange.handshake()) {
            state = state.over();
        }
        if (startsTls || (exchange.word().equals("HELO") && exchange.accepted())) {
            offered = Set.of();
        } else if (exchange.word().equals("EHLO") && exchange.accepted()) {
            offered = exchange.text()
                    .lines()
                    .skip(1)
                    .map(line -> line.strip().toUpperCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
