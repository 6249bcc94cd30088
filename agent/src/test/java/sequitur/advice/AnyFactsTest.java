package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.advice.facts.MailProperties;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.advice.framework.Change;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What holds of every advice, whatever failed and whatever is known. */
class AnyFactsTest {

    private static final Pattern ASSIGNED = Pattern.compile("(mail\\.[a-z0-9.]*[a-z0-9])=([A-Za-z0-9.]*[A-Za-z0-9])");

    private static final List<String> ASSIGNMENTS = Stream.of("smtp", "smtps")
            .flatMap(protocol -> Stream.of(
                            "auth=true",
                            "auth=yes",
                            "auth=false",
                            "starttls.enable=true",
                            "starttls.enable=false",
                            "starttls=true",
                            "starttls.required=true",
                            "ssl.enable=true",
                            "ssl.enable=false",
                            "ssl.trust=*",
                            "ssl.protocols=TLSv1",
                            "timeout=10000",
                            "timeout=300000",
                            "timeout=600000",
                            "connectiontimeout=10000",
                            "port=587",
                            "port=465",
                            "from=<>",
                            "ehlo=false",
                            "sendpartial=true",
                            "localhost=app01",
                            "auth.mechanisms=XOAUTH2",
                            "password=" + Scenario.SECRET,
                            "user=" + Scenario.SECRET,
                            "pass=" + Scenario.SECRET,
                            "proxy.password=" + Scenario.SECRET,
                            "timout=" + Scenario.SECRET,
                            "auth.enable=" + Scenario.SECRET)
                    .map(assignment -> "mail." + protocol + "." + assignment))
            .toList();

    @Property(tries = 2_000)
    void aChangeIsNotMadeYet(@ForAll("failures") Failure failure, @ForAll("facts") Facts facts) {
        Change change = Adviser.advise(failure, facts).change();

        if (change instanceof Change.Put put) {
            assertThat(facts.session().has(put.property(), put.value())).isFalse();
        } else if (change instanceof Change.Act act) {
            Matcher assigned = ASSIGNED.matcher(act.words().replaceAll("[{}]", ""));
            while (assigned.find()) {
                assertThat(facts.session().has(assigned.group(1), assigned.group(2)))
                        .isFalse();
            }
        }
    }

    @Property(tries = 2_000)
    void noSecretIsTold(@ForAll("failures") Failure failure, @ForAll("facts") Facts facts) {
        assertThat(Scenario.headline(failure, facts)).doesNotContain(Scenario.SECRET);
        assertThat(FailureText.details(failure, facts)).noneMatch(line -> line.contains(Scenario.SECRET));
        assertThat(facts.session().toString() + facts.jvm()).doesNotContain(Scenario.SECRET);
    }

    /** Two more lines say the place in the app and what was done: five in all. */
    @Property(tries = 2_000)
    void aReportIsThreeLinesAtMost(@ForAll("failures") Failure failure, @ForAll("facts") Facts facts) {
        List<String> details = FailureText.details(failure, facts);

        assertThat(details).hasSizeBetween(1, 2);
        assertThat(Scenario.headline(failure, facts))
                .startsWith("mail to ")
                .contains(" [" + failure.id() + "]: ")
                .matches("[ -~]+")
                .doesNotContain("{", "}");
        assertThat(details).allMatch(line -> line.matches(" {4}(cause|note) +[A-Z\\-a-z\"/<][ -~]+[.>]"));
        assertThat(details).noneMatch(line -> line.contains("{") || line.contains("}"));
    }

    @Provide
    Arbitrary<Failure> failures() {
        Arbitrary<Verb> verbs = Arbitraries.of(Verb.class);
        Arbitrary<Optional<Reply>> replies = Arbitraries.of(
                Optional.empty(),
                Optional.of(Reply.parse("421 4.4.1 too many connections")),
                Optional.of(Reply.parse("503 5.5.1 No")),
                Optional.of(Reply.parse("554 5.7.1 Access denied")));
        Arbitrary<Thrown> thrown = Arbitraries.of(
                Thrown.NOTHING,
                Thrown.of(new IllegalStateException(Scenario.SECRET)),
                Thrown.of(new FileNotFoundException(Scenario.SECRET)));
        Arbitrary<Fault> faults = Arbitraries.of(Fault.class).filter(fault -> fault != Fault.NONE);
        return Combinators.combine(Arbitraries.of(FailureKind.class), verbs, replies, faults, thrown)
                .as((kind, verb, reply, fault, chain) -> new Failure(
                        kind,
                        kind.isRefusal() ? Optional.of(fault) : Optional.empty(),
                        new Incident(verb, reply, Optional.of(fault), chain)));
    }

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<Set<Circumstance>> circumstances =
                Arbitraries.of(Circumstance.class).set();
        Arbitrary<List<String>> session = Arbitraries.of(ASSIGNMENTS).list().ofMaxSize(8);
        Arbitrary<List<String>> jvm = Arbitraries.of(ASSIGNMENTS).list().ofMaxSize(3);
        Arbitrary<Framework> frameworks = Arbitraries.of(Frameworks.all());
        Arbitrary<List<Given>> given = Arbitraries.of(Given.class).list().ofSize(2);
        Arbitrary<List<String>> offers = Arbitraries.of("STARTTLS", "AUTH PLAIN LOGIN", "AUTH XOAUTH2", "SMTPUTF8")
                .list()
                .ofSize(2);
        Arbitrary<FactsBuilder> servers = Combinators.combine(
                        Arbitraries.of("smtp", "smtps"), Arbitraries.of(25, 465, 587, 2525))
                .as((protocol, port) -> Facts.of(protocol, "mail.example.net", port));
        return Combinators.combine(servers, circumstances, session, jvm, frameworks, given, offers)
                .as((server, is, own, ofJvm, framework, login, offer) -> {
                    is.forEach(server::with);
                    // Of an app that is not known, no property is.
                    return server.session(is.contains(Circumstance.APP_UNKNOWN) ? MailProperties.NONE : properties(own))
                            .jvm(properties(ofJvm))
                            .framework(framework)
                            .given(login.get(0), login.get(1))
                            .offeredInClear(Scenario.offer(offer.toArray(new String[0])))
                            .helloName("app01")
                            .build();
                });
    }

    private static MailProperties properties(List<String> assignments) {
        return Scenario.properties(assignments.toArray(new String[0]));
    }
}
