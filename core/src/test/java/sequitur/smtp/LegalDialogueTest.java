package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import sequitur.smtp.CarefulClient.Stage;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/**
 * Dialogues of the RFCs' grammar, answered in every way that a server may answer: nothing that a careful client says is
 * flagged, and at every point of them each thing that it may not say is.
 */
class LegalDialogueTest {

    private static final Requirements DEMANDING = new Requirements(Requirement.NEEDED, Requirement.NEEDED);
    private static final String PLAIN = "AUTH PLAIN AGEAYg==";
    private static final String MAIL = "MAIL FROM:<a@b.example>";
    private static final String RCPT = "RCPT TO:<c@d.example>";
    private static final int MOST_TURNS = 40;

    /** What a server refuses a command with. */
    private static final List<String> REFUSALS = List.of("450 4.2.0 later", "550 5.1.1 no", "503 5.5.1 bad sequence");

    /** Keywords that matter to the order of commands, and two that do not. */
    private static final Set<String> KEYWORDS = Set.of(
            "STARTTLS",
            "AUTH",
            "PIPELINING",
            "CHUNKING",
            "BINARYMIME",
            "8BITMIME",
            "SMTPUTF8",
            "SIZE",
            "DSN",
            "ENHANCEDSTATUSCODES",
            "XCLIENT");

    /** Parameters of MAIL and the keyword that each one needs. */
    private static final List<List<String>> PARAMETERS = List.of(
            List.of("SIZE=1000", "SIZE"),
            List.of("BODY=8BITMIME", "8BITMIME"),
            List.of("BODY=BINARYMIME", "BINARYMIME"),
            List.of("SMTPUTF8", "SMTPUTF8"),
            List.of("RET=HDRS", "DSN"),
            List.of("AUTH=<>", "AUTH"));

    /** One thing that must not be said: when, what, and the rule that says so. */
    private record Forbidden(Predicate<CarefulClient> when, String line, Rule rule) {}

    @Property
    void nothingLegalIsFlagged(@ForAll("dialogues") ActionChain<CarefulClient> dialogue) {
        dialogue.run();
    }

    @Property
    void whatIsForbiddenIsFlaggedWhateverCameBefore(@ForAll("dialogues") ActionChain<CarefulClient> dialogue) {
        dialogue.withInvariant("forbidden", LegalDialogueTest::checkForbidden).run();
    }

    @Property
    void whatAlwaysMayBeSaidIsNotFlagged(@ForAll("dialogues") ActionChain<CarefulClient> dialogue) {
        dialogue.withInvariant("always allowed", client -> {
                    if (client.commands()) {
                        for (String line : List.of(
                                "NOOP", "RSET", "QUIT", "HELP", "VRFY a", "EXPN a", "XYZZY", "EHLO c.example")) {
                            assertThat(client.brokenBy(line))
                                    .as("%s, %s", line, client)
                                    .isEmpty();
                        }
                    }
                })
                .run();
    }

    private static void checkForbidden(CarefulClient client) {
        for (Forbidden forbidden : FORBIDDEN) {
            if (forbidden.when().test(client)) {
                assertThat(client.brokenBy(forbidden.line()))
                        .as("%s, %s", forbidden.line(), client)
                        .contains(forbidden.rule());
            }
        }
        if (client.commands() && client.hello() == Hello.EHLO) {
            SessionState waiting = CarefulClient.sent(client.session(), "NOOP");
            assertThat(CarefulClient.broken(waiting, "NOOP")).as("%s", client).contains(rule("pipeline-last"));
            waiting = CarefulClient.sent(client.session(), "RSET");
            assertThat(CarefulClient.broken(waiting, "RSET").contains(rule("reply-pending")))
                    .as("%s", client)
                    .isNotEqualTo(client.isOffered("PIPELINING"));
            SessionState demanding = client.session().requiring(DEMANDING);
            assertThat(CarefulClient.broken(demanding, MAIL).contains(Rule.STARTTLS_REQUIRED))
                    .as("%s", client)
                    .isNotEqualTo(client.tls());
            assertThat(CarefulClient.broken(demanding, MAIL).contains(Rule.AUTH_REQUIRED))
                    .as("%s", client)
                    .isNotEqualTo(client.authenticated());
        }
    }

    private static final List<Forbidden> FORBIDDEN = forbidden();

    private static List<Forbidden> forbidden() {
        List<Forbidden> all = new ArrayList<>();
        for (String line : List.of("EHLO c.example", "NOOP", "QUIT")) {
            all.add(new Forbidden(at(Stage.GREETING), line, rule("greeting-first")));
        }
        for (String line : List.of("EHLO c.example", "NOOP", MAIL)) {
            all.add(new Forbidden(at(Stage.TURNED_AWAY), line, Rule.GREETING_REFUSED));
        }
        for (String line : List.of("EHLO c.example", "NOOP", MAIL)) {
            all.add(new Forbidden(at(Stage.CLOSED), line, Rule.SESSION_CLOSED));
        }
        for (String line : List.of("EHLO c.example", "NOOP", "QUIT", MAIL, "..")) {
            all.add(new Forbidden(at(Stage.CONTENT), line, Rule.DATA_CONTENT));
        }
        all.add(new Forbidden(at(Stage.EXCHANGE), "MAIL FROM:<a@b.example>", rule("auth-exchange")));

        for (String line : List.of(MAIL, RCPT, "DATA", "BDAT 3", "BDAT 3 LAST", PLAIN, "STARTTLS")) {
            all.add(commands(client -> client.hello() == Hello.NONE, line, "hello-first"));
        }
        for (String line : List.of(PLAIN, "STARTTLS", "BDAT 3", MAIL + " SIZE=1", RCPT + " NOTIFY=NEVER")) {
            all.add(commands(client -> client.hello() == Hello.HELO, line, "ehlo-needed"));
        }
        for (String line : List.of(MAIL, RCPT, "DATA", "BDAT 3", PLAIN)) {
            all.add(commands(client -> client.hello() == Hello.FORGOTTEN, line, "ehlo-after-starttls"));
        }
        all.add(extended(client -> !client.tls() && !client.isOffered("STARTTLS"), "STARTTLS", "starttls-offered"));
        all.add(extended(CarefulClient::tls, "STARTTLS", "starttls-once"));
        all.add(extended(
                client -> client.inTransaction() && client.isOffered("STARTTLS"),
                "STARTTLS",
                "starttls-in-transaction"));
        all.add(extended(client -> !client.authenticated() && !client.isOffered("AUTH"), PLAIN, "auth-offered"));
        all.add(extended(client -> client.isOffered("AUTH"), "AUTH XFOO", "auth-mechanism"));
        all.add(extended(client -> !client.tls() && client.isOffered("AUTH"), PLAIN, "auth-cleartext"));
        all.add(extended(CarefulClient::authenticated, PLAIN, "auth-once"));
        all.add(extended(CarefulClient::inTransaction, PLAIN, "auth-in-transaction"));
        all.add(extended(client -> !client.isOffered("CHUNKING"), "BDAT 3", "bdat-offered"));

        all.add(greeted(at(Stage.SENDER).or(at(Stage.RECIPIENTS)), MAIL, "mail-nested"));
        all.add(greeted(CarefulClient::idle, RCPT, "rcpt-before-mail"));
        all.add(greeted(CarefulClient::idle, "DATA", "data-before-mail"));
        all.add(greeted(at(Stage.SENDER), "DATA", "data-before-rcpt"));
        for (String line : List.of("BDAT 3", "BDAT 3 LAST")) {
            all.add(greeted(chunking(at(Stage.IDLE).or(at(Stage.SENDER))), line, "bdat-before-rcpt"));
            all.add(greeted(at(Stage.AFTER_LAST_CHUNK).or(at(Stage.FAILED_CHUNK)), line, "bdat-after-last"));
        }
        for (String line : List.of("DATA", RCPT)) {
            all.add(greeted(at(Stage.CHUNKS), line, "bdat-mixed"));
        }
        all.add(greeted(at(Stage.RECIPIENTS).and(CarefulClient::binary), "DATA", "binarymime-data"));
        return all;
    }

    private static Forbidden commands(Predicate<CarefulClient> when, String line, String rule) {
        return new Forbidden(when.and(CarefulClient::commands), line, rule(rule));
    }

    private static Forbidden greeted(Predicate<CarefulClient> when, String line, String rule) {
        return commands(when.and(CarefulClient::greeted), line, rule);
    }

    private static Forbidden extended(Predicate<CarefulClient> when, String line, String rule) {
        return commands(when.and(client -> client.hello() == Hello.EHLO), line, rule);
    }

    private static Predicate<CarefulClient> at(Stage stage) {
        return client -> client.stage() == stage;
    }

    private static Predicate<CarefulClient> chunking(Predicate<CarefulClient> when) {
        return when.and(client -> client.isOffered("CHUNKING"));
    }

    private static Rule rule(String id) {
        return Rule.of(id).orElseThrow();
    }

    @Provide
    Arbitrary<ActionChain<CarefulClient>> dialogues() {
        return ActionChain.startWith(CarefulClient::connected)
                .withAction(6, turn(at(Stage.GREETING), greeting()))
                .withAction(12, turn(client -> client.commands() && !client.greeted(), ehlo()))
                .withAction(1, turn(CarefulClient::commands, ehlo()))
                .withAction(1, turn(CarefulClient::commands, helo()))
                .withAction(3, turn(LegalDialogueTest::mayStartTls, startTls()))
                .withAction(3, turn(LegalDialogueTest::mayAuthenticate, auth()))
                .withAction(4, turn(at(Stage.EXCHANGE), response()))
                .withAction(10, new MailAction())
                .withAction(10, turn(LegalDialogueTest::mayAddress, rcpt()))
                .withAction(5, turn(at(Stage.RECIPIENTS).and(client -> !client.binary()), data()))
                .withAction(8, turn(at(Stage.CONTENT), dot()))
                .withAction(10, turn(chunking(at(Stage.RECIPIENTS).or(at(Stage.CHUNKS))), chunk()))
                .withAction(4, turn(client -> client.idle() && client.isOffered("PIPELINING"), group()))
                .withAction(2, turn(CarefulClient::commands, said("RSET", "250 ok")))
                .withAction(3, turn(CarefulClient::commands, aside()))
                .withAction(1, turn(client -> client.commands() || client.stage() == Stage.TURNED_AWAY, quit()))
                .withAction(20, turn(at(Stage.CLOSED), Arbitraries.just(Transformer.endOfChain())))
                .withMaxTransformations(MOST_TURNS);
    }

    /** A turn of the dialogue that may be taken where the condition holds. */
    private static Action.Independent<CarefulClient> turn(
            Predicate<CarefulClient> legal, Arbitrary<Transformer<CarefulClient>> turns) {
        return new Action.Independent<>() {
            @Override
            public boolean precondition(CarefulClient client) {
                return legal.test(client);
            }

            @Override
            public Arbitrary<Transformer<CarefulClient>> transformer() {
                return turns;
            }
        };
    }

    private static Transformer<CarefulClient> step(String name, Function<CarefulClient, CarefulClient> turn) {
        return Transformer.transform(name, turn);
    }

    private static boolean mayStartTls(CarefulClient client) {
        return client.idle() && !client.tls() && client.isOffered("STARTTLS");
    }

    private static boolean mayAuthenticate(CarefulClient client) {
        return client.stage() == Stage.IDLE && !client.authenticated() && client.isOffered("AUTH");
    }

    private static boolean mayAddress(CarefulClient client) {
        return client.stage() == Stage.SENDER || client.stage() == Stage.RECIPIENTS;
    }

    private static Arbitrary<Transformer<CarefulClient>> greeting() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(step("220", client -> client.hears("220 b", Stage.IDLE)))),
                Tuple.of(1, Arbitraries.just(step("554", client -> client.hears("554 no", Stage.TURNED_AWAY)))));
    }

    private static Arbitrary<Transformer<CarefulClient>> ehlo() {
        Arbitrary<Set<String>> offers =
                Arbitraries.of(KEYWORDS).set().ofMinSize(4).ofMaxSize(KEYWORDS.size());
        Arbitrary<Transformer<CarefulClient>> accepted = offers.map(offered -> step("EHLO, " + offered, client -> {
            Set<String> fit = new TreeSet<>(offered);
            if (client.tls()) {
                fit.remove("STARTTLS");
            }
            List<String> reply = new ArrayList<>(List.of("250-b"));
            fit.forEach(keyword -> reply.add("250-" + keyword + (keyword.equals("AUTH") ? " PLAIN CRAM-MD5" : "")));
            reply.add("250 HELP");
            return client.says("EHLO client.example")
                    .hears(String.join("\n", reply), Stage.IDLE)
                    .opened(Hello.EHLO, fit);
        }));
        Arbitrary<Transformer<CarefulClient>> refused = Arbitraries.of("502 no", "504 no", "550 no")
                .map(reply -> step(
                        "EHLO, " + reply,
                        client -> client.says("EHLO [192.0.2.1]").hears(reply)));
        return Arbitraries.frequencyOf(Tuple.of(8, accepted), Tuple.of(1, refused));
    }

    private static Arbitrary<Transformer<CarefulClient>> helo() {
        return Arbitraries.of("250 b", "501 no")
                .map(reply -> step("HELO, " + reply, client -> {
                    CarefulClient answered = client.says("HELO client.example").hears(reply);
                    return reply.startsWith("250") ? answered.opened(Hello.HELO, Set.of()) : answered;
                }));
    }

    private static Arbitrary<Transformer<CarefulClient>> startTls() {
        return Arbitraries.of("220 go", "454 not now")
                .map(reply -> step("STARTTLS, " + reply, client -> {
                    CarefulClient answered = client.says("STARTTLS").hears(reply);
                    return reply.startsWith("220") ? answered.secured() : answered;
                }));
    }

    private static Arbitrary<Transformer<CarefulClient>> auth() {
        return Arbitraries.of("235 ok", "334 ", "535 no", "454 later")
                .map(reply -> step("AUTH, " + reply, client -> {
                    String line = client.tls() ? (reply.startsWith("334") ? "AUTH PLAIN" : PLAIN) : "AUTH CRAM-MD5";
                    CarefulClient answered =
                            client.says(line).hears(reply, reply.startsWith("334") ? Stage.EXCHANGE : Stage.IDLE);
                    return reply.startsWith("235") ? answered.admitted() : answered;
                }));
    }

    private static Arbitrary<Transformer<CarefulClient>> response() {
        Arbitrary<String> base64 = Arbitraries.strings()
                .ofMaxLength(12)
                .map(text -> Base64.getEncoder().encodeToString(Dialogue.octets(text)));
        Arbitrary<Transformer<CarefulClient>> answers = Combinators.combine(
                        base64, Arbitraries.of("235 ok", "334 bmV4dA==", "535 no", "454 later"))
                .as((line, reply) -> step("response, " + reply, client -> {
                    CarefulClient answered =
                            client.says(line).hears(reply, reply.startsWith("334") ? Stage.EXCHANGE : Stage.IDLE);
                    return reply.startsWith("235") ? answered.admitted() : answered;
                }));
        Arbitrary<Transformer<CarefulClient>> cancels =
                Arbitraries.just(step("cancel", client -> client.says("*").hears("501 cancelled", Stage.IDLE)));
        return Arbitraries.frequencyOf(Tuple.of(3, answers), Tuple.of(1, cancels));
    }

    /** MAIL with parameters of what this server offers. */
    private static final class MailAction implements Action.Dependent<CarefulClient> {
        @Override
        public boolean precondition(CarefulClient client) {
            return client.idle() && client.greeted();
        }

        @Override
        public Arbitrary<Transformer<CarefulClient>> transformer(CarefulClient client) {
            List<String> usable = PARAMETERS.stream()
                    .filter(parameter -> client.isOffered(parameter.get(1)))
                    .map(parameter -> parameter.get(0))
                    .toList();
            Arbitrary<List<String>> parameters = usable.isEmpty()
                    ? Arbitraries.just(List.of())
                    : Arbitraries.of(usable)
                            .list()
                            .ofMaxSize(3)
                            .uniqueElements(parameter -> parameter.split("=", 2)[0]);
            return Combinators.combine(
                            Arbitraries.of(MAIL, "MAIL FROM:<>", "mail from:<\"a b\"@[192.0.2.1]>"),
                            parameters,
                            accepted("250 2.1.0 ok"))
                    .as((command, given, reply) -> {
                        String line = String.join(" ", command, String.join(" ", given))
                                .strip();
                        return step(
                                line + ", " + reply,
                                now -> reply.startsWith("250")
                                        ? now.says(line)
                                                .hears(reply, Stage.SENDER)
                                                .ofBinary(given.contains("BODY=BINARYMIME"))
                                        : now.says(line).hears(reply));
                    });
        }
    }

    private static Arbitrary<Transformer<CarefulClient>> rcpt() {
        return Combinators.combine(
                        Arbitraries.of(RCPT, "RCPT TO:<Postmaster>", "rcpt to:<c@[IPv6:2001:db8::1]>"),
                        accepted("250 2.1.5 ok"))
                .as((line, reply) -> step(
                        line + ", " + reply,
                        client -> client.says(line)
                                .hears(reply, reply.startsWith("250") ? Stage.RECIPIENTS : client.stage())));
    }

    private static Arbitrary<Transformer<CarefulClient>> data() {
        return accepted("354 go")
                .map(reply -> step(
                        "DATA, " + reply,
                        client -> client.says("DATA")
                                .hears(reply, reply.startsWith("354") ? Stage.CONTENT : client.stage())));
    }

    private static Arbitrary<Transformer<CarefulClient>> dot() {
        return accepted("250 2.0.0 queued")
                .map(reply -> step("dot, " + reply, client -> client.says(".").hears(reply, Stage.IDLE)));
    }

    private static Arbitrary<Transformer<CarefulClient>> chunk() {
        return Combinators.combine(Arbitraries.of("BDAT 30", "BDAT 30 LAST", "BDAT 0 LAST"), accepted("250 ok"))
                .as((line, reply) -> step(line + ", " + reply, client -> {
                    Stage accepted = line.endsWith("LAST") ? Stage.AFTER_LAST_CHUNK : Stage.CHUNKS;
                    return client.says(line).hears(reply, reply.startsWith("250") ? accepted : Stage.FAILED_CHUNK);
                }));
    }

    /** RFC 2920 section 3.1: MAIL, RCPTs and DATA in one write, then the replies. */
    private static Arbitrary<Transformer<CarefulClient>> group() {
        return Combinators.combine(
                        accepted("250 2.1.0 ok"),
                        accepted("250 2.1.5 ok").list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as((mail, rcpts, reset) -> step("group, " + mail + ", " + rcpts, client -> {
                    CarefulClient said = reset ? client.says("RSET").says(MAIL) : client.says(MAIL);
                    for (int i = 0; i < rcpts.size(); i++) {
                        said = said.says(RCPT);
                    }
                    said = said.says("DATA");
                    CarefulClient heard = reset ? said.hears("250 ok", Stage.IDLE) : said;
                    return answers(heard, mail, rcpts);
                }));
    }

    /** What a server says to such a group: where MAIL was refused, it refuses the rest; with no recipient left, DATA. */
    private static CarefulClient answers(CarefulClient client, String mail, List<String> rcpts) {
        boolean opened = mail.startsWith("250");
        CarefulClient heard =
                client.hears(mail, opened ? Stage.SENDER : client.stage()).ofBinary(false);
        for (String rcpt : rcpts) {
            String reply = opened ? rcpt : "503 5.5.1 MAIL first";
            heard = heard.hears(reply, reply.startsWith("250") ? Stage.RECIPIENTS : heard.stage());
        }
        boolean addressed = heard.stage() == Stage.RECIPIENTS;
        return heard.hears(addressed ? "354 go" : "503 5.5.1 no", addressed ? Stage.CONTENT : heard.stage());
    }

    private static Arbitrary<Transformer<CarefulClient>> said(String line, String reply) {
        return Arbitraries.just(step(line, client -> client.says(line).hears(reply, Stage.IDLE)));
    }

    /** Commands that change nothing, whatever the answer. */
    private static Arbitrary<Transformer<CarefulClient>> aside() {
        return Combinators.combine(
                        Arbitraries.of("NOOP", "VRFY a", "EXPN a", "HELP", "XYZZY", "noop x"),
                        Arbitraries.of("250 ok", "252 perhaps", "500 what", "502 no", "451 later"))
                .as((line, reply) ->
                        step(line + ", " + reply, client -> client.says(line).hears(reply)));
    }

    private static Arbitrary<Transformer<CarefulClient>> quit() {
        return Arbitraries.just(step("QUIT", client -> client.says("QUIT").hears("221 bye", Stage.CLOSED)));
    }

    private static Arbitrary<String> accepted(String reply) {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(reply)), Tuple.of(1, Arbitraries.of(REFUSALS)));
    }
}
