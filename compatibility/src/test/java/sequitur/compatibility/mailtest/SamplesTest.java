package sequitur.compatibility.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.compatibility.mailtest.sample.EarlySample;
import sequitur.compatibility.mailtest.sample.JudgedSample;
import sequitur.compatibility.mailtest.sample.LastSample;
import sequitur.compatibility.mailtest.sample.LateSample;
import sequitur.compatibility.mailtest.sample.MockedSample;
import sequitur.compatibility.mailtest.sample.ParallelSample;
import sequitur.compatibility.mailtest.sample.PolicySample;
import sequitur.compatibility.mailtest.sample.Post;
import sequitur.compatibility.mailtest.sample.UninvitedApp;
import sequitur.compatibility.mailtest.sample.UnmarkedSample;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** A test fails when its mail breaks a rule, and only then: on each line of JUnit. */
class SamplesTest {

    private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.enabled=true";
    private static final String NESTED = "MAIL while another mail transaction is open";

    @TempDir
    private Path folder = Path.of("");

    /** In a sample each test says by its name what becomes of it. */
    private static void assertEachEndsAsItSays(Finished run, int least) {
        List<String> tests = run.output().stream()
                .map(line -> line.replaceFirst(":.*", ""))
                .filter(line -> line.matches("\\w+ (passes|fails).*"))
                .toList();
        assertThat(tests).hasSizeGreaterThanOrEqualTo(least);
        assertThat(tests).allMatch(line -> line.matches("SUCCESSFUL passes.*|FAILED fails.*"));
    }

    @ParameterizedTest
    @EnumSource(names = {"V5_1", "V6"})
    @Tag("any-jdk")
    void eachTestEndsAsItShould(Junit junit) throws IOException, InterruptedException {
        Finished run = Samples.of(
                        junit,
                        JudgedSample.class,
                        PolicySample.class,
                        EarlySample.class,
                        LateSample.class,
                        LastSample.class,
                        UnmarkedSample.class)
                .attached()
                .run(folder);

        assertEachEndsAsItSays(run, 27);
        assertTheMessageTellsAll(Samples.line(run, "failsNested"));
        assertThat(Samples.line(run, "failsMissing"))
                .contains("Sequitur: the rule mail-nested was to be broken in JudgedSample.failsMissing, and was not.");
        assertThat(Samples.line(run, "failsOther"))
                .contains("a command of JudgedSample.failsOther breaks a rule of SMTP.", "[rcpt-before-mail]")
                .doesNotContain(NESTED);
        assertThat(Samples.line(run, "failsTwice")).contains(": by itself SUPPRESSED Sequitur: ", NESTED);
        assertThat(Samples.line(run, "failsOnOlderThread")).contains(NESTED);
        assertThat(Samples.line(run, "failsUnknownAnswer")).contains("please fail", "drop");
        assertThat(Samples.line(run, "failsUnknownCue")).contains("unknown key \"rehearse.*.mayl\"");
        assertThat(Samples.line(run, "repetition 1 of 2")).startsWith("SUCCESSFUL");
        assertThat(Samples.line(run, "repetition 2 of 2")).startsWith("FAILED").contains(NESTED);
        assertThat(Samples.line(run, "failsUnknownPolicy"))
                .contains(
                        "@Sequitur on PolicySample.failsUnknownPolicy can't be used: ",
                        "blokc",
                        "off, log, block, correct");
        assertThat(Samples.line(run, "failsUnknownKey")).contains("did you mean \"rule.mail-nested\"?");
        assertThat(Samples.line(run, "failsNoKey")).contains("is no key=value");
        assertThat(Samples.line(run, "failsUnknownRule"))
                .contains(
                        "@ExpectedViolation(\"mail-nestd\") on PolicySample.failsUnknownRule names no rule: ",
                        "did you mean");
        assertThat(Samples.line(run, "EarlySample"))
                .startsWith("FAILED")
                .contains("a command of EarlySample breaks", NESTED);
        assertThat(Samples.line(run, "LateSample"))
                .startsWith("FAILED")
                .contains("a command of LateSample breaks", NESTED);
        assertThat(Samples.line(run, "JUnit Jupiter"))
                .startsWith("FAILED")
                .contains("a command of this run breaks", NESTED);
        assertThat(Samples.line(run, "LastSample")).startsWith("SUCCESSFUL");
        assertThat(Samples.line(run, "nested")).as("nobody asked for it").startsWith("SUCCESSFUL");
        assertThat(String.join("\n", run.errors()))
                .as("the dialogue of a test that has failed for another reason")
                .containsOnlyOnce("Sequitur: JudgedSample.failsByItself has failed.\n\nThe dialogue:\n    S: 220 ");
    }

    private static void assertTheMessageTellsAll(String line) {
        assertThat(line.replaceAll("localhost:\\d+", "localhost:25").replaceAll("Post.java:\\d+", "Post.java:1"))
                .startsWith(
                        "FAILED failsNested(): Sequitur: a command of JudgedSample.failsNested breaks a rule of SMTP.||"
                                + NESTED + " (localhost:25) [mail-nested]: ")
                .contains("|    from     sequitur.compatibility.mailtest.sample.Post.say(Post.java:1)|")
                .contains("||The dialogue:|    S: 220 localhost ESMTP strict|    C: EHLO client.example|")
                .endsWith("|    C: MAIL FROM:<one@a.example>|    S: 250 2.1.0 Ok"
                        + "|    ! the next command breaks mail-nested (RFC 5321 4.1.4); logged: the command was sent as it was"
                        + "|    C: MAIL FROM:<two@a.example>|    S: 250 2.1.0 Ok|    C: QUIT|    S: 221 2.0.0 Bye|");
    }

    @ParameterizedTest
    @EnumSource(names = {"V5", "V6"})
    void testsAtTheSameTimeKeepApart(Junit junit) throws IOException, InterruptedException {
        Finished run = Samples.of(junit, ParallelSample.class)
                .attached()
                .run(
                        folder,
                        "junit.jupiter.execution.parallel.enabled=true",
                        "junit.jupiter.execution.parallel.config.strategy=fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism=3");

        assertEachEndsAsItSays(run, 3);
        assertThat(Samples.line(run, "failsLogged")).contains(NESTED).doesNotContain("rcpt-before-mail");
        assertThat(Samples.line(run, "ParallelSample"))
                .startsWith("FAILED")
                .contains("[rcpt-before-mail]")
                .doesNotContain(NESTED);
    }

    /** No annotation, and no agent on the command line. */
    @ParameterizedTest
    @EnumSource(names = {"V5_1", "V6"})
    void withAutodetectionNoAnnotationIsNeeded(Junit junit) throws IOException, InterruptedException {
        Finished run = Samples.of(junit, UnmarkedSample.class, JudgedSample.class)
                .on(List.of(AgentJar.path()))
                .run(folder, AUTODETECTION);

        assertThat(Samples.line(run, "nested")).startsWith("FAILED").contains(NESTED);
        assertThat(Samples.line(run, "legal")).startsWith("SUCCESSFUL");
        assertEachEndsAsItSays(run, 15);
        assertThat(run.output().stream().filter(line -> line.startsWith("FAILED failsNested()")))
                .singleElement()
                .asString()
                .as("once, though two ways lead there")
                .containsOnlyOnce("breaks a rule");
        assertThat(String.join("\n", run.errors()))
                .containsOnlyOnce(
                        "Sequitur has attached itself to the JVM of the tests. To have it there from the start, give the"
                                + " JVM of the tests -javaagent:" + AgentJar.path());
    }

    @Test
    @Tag("any-jdk")
    void withoutAnAgentEachTestSaysWhatToDo() throws IOException, InterruptedException {
        Finished none = Samples.of(Junit.V6, JudgedSample.class).run(folder);
        Finished forbidden = Samples.of(Junit.V6, JudgedSample.class)
                .on(List.of(AgentJar.path()))
                .with("-XX:+DisableAttachMechanism")
                .run(folder);

        assertThat(Samples.line(none, "JudgedSample"))
                .startsWith("FAILED")
                .contains("sequitur-agent is not on the class path")
                .contains("Add the dependency io.github.sequitur:sequitur-agent");
        assertThat(Samples.line(forbidden, "JudgedSample"))
                .startsWith("FAILED")
                .contains("Sequitur is not in the JVM of the tests, and can't attach itself: ")
                .contains("give the JVM of the tests -javaagent:" + AgentJar.path());
    }

    /** A library in a production JVM. */
    @Test
    @Tag("any-jdk")
    void whereTheClassPathDoesNotOpenTheDoorNobodyComesThrough() throws IOException, InterruptedException {
        try (StrictMailServer server =
                StrictMailServer.builder().allowNestedMail().start()) {
            ForkedJvm app = AppJvm.of(UninvitedApp.class, Library.ANGUS_2_0_5.jars(), folder, Post.class)
                    .with(List.of(AgentJar.option("policy=block"), "-Dport=" + server.port()));
            ForkedJvm invited = AppJvm.of(
                            UninvitedApp.class,
                            Stream.concat(Library.ANGUS_2_0_5.jars().stream(), Stream.of(Samples.artifact()))
                                    .toList(),
                            folder,
                            Post.class)
                    .with(List.of(AgentJar.option("policy=block"), "-Dport=" + server.port()));

            Finished closed = app.run(Duration.ofMinutes(1));

            assertThat(closed.output()).containsExactly("503");
            assertThat(closed.errors().stream().filter(line -> line.contains("door")))
                    .containsExactly(
                            "Sequitur: code of this JVM has come to the door of the agent, which is closed: it is open where"
                                    + " sequitur-junit is on the class path that the JVM was started with");
            assertThat(invited.run(Duration.ofMinutes(1)).output())
                    .as("the same where it is open")
                    .anyMatch(line -> line.startsWith("heard {kind=command, session=1, server=localhost:"))
                    .contains("250");
        }
    }

    @Test
    void mockitoAndJaCoCoWorkBesideTheAgentOnTheCommandLine() throws IOException, InterruptedException {
        assertTheyWorkTogether(List.of("-javaagent:" + only("mockito-core"), "-javaagent:" + AgentJar.path()));
    }

    @Test
    void mockitoAndJaCoCoWorkBesideAnAgentThatAttachesItself() throws IOException, InterruptedException {
        assertTheyWorkTogether(List.of());
    }

    private void assertTheyWorkTogether(List<String> agents) throws IOException, InterruptedException {
        Path coverage = folder.resolve("jacoco.exec");
        List<String> options = new ArrayList<>(
                List.of("-javaagent:" + CopiedJars.in("neighbours", "jacoco").get(0) + "=destfile=" + coverage));
        options.addAll(agents);

        Finished run = Samples.of(Junit.V6, MockedSample.class)
                .on(CopiedJars.in("neighbours", "mockito"))
                .on(List.of(AgentJar.path()))
                .with(options.toArray(String[]::new))
                .run(folder);

        assertEachEndsAsItSays(run, 2);
        assertThat(Samples.line(run, "failsNested")).contains(NESTED, "(Sequitur did not send it)", "S: 503 5.5.1");
        assertThat(Files.readAllBytes(coverage))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("mailtest/sample/Post");
    }

    private static Path only(String name) {
        return CopiedJars.in("neighbours", "mockito").stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
