package sequitur;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sequitur.smtp.session.Envelope;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.EnvelopeCommand;
import sequitur.smtp.wire.HostName;
import sequitur.smtp.wire.Limits;
import sequitur.smtp.wire.Octets;
import sequitur.smtp.wire.Parameter;
import sequitur.smtp.wire.Parameters;
import sequitur.smtp.wire.PlainCommand;

/** The rooms of the house, and the arrows between them, which run one way. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/sequitur/testbed/"))
            .importPackages("sequitur");

    @Test
    void everyRoomIsThere() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName()))
                .contains(
                        "sequitur.smtp.session",
                        "sequitur.agent",
                        "sequitur.advice",
                        "sequitur.advice.facts",
                        "sequitur.advice.failure",
                        "sequitur.advice.framework",
                        "sequitur.engine",
                        "sequitur.engine.weave",
                        "sequitur.engine.border",
                        "sequitur.engine.intercept",
                        "sequitur.engine.mend",
                        "sequitur.engine.act",
                        "sequitur.engine.failure",
                        "sequitur.engine.receipt",
                        "sequitur.engine.login",
                        "sequitur.engine.conversation",
                        "sequitur.engine.transport",
                        "sequitur.engine.watch",
                        "sequitur.engine.config",
                        "sequitur.engine.report",
                        "sequitur.engine.report.jfr",
                        "sequitur.engine.report.jmx",
                        "sequitur.engine.report.relay",
                        "sequitur.engine.report.telemetry",
                        "sequitur.cli",
                        "sequitur.cli.exception",
                        "sequitur.cli.jvm",
                        "sequitur.cli.page",
                        "sequitur.cli.recording",
                        "sequitur.cli.walk",
                        "sequitur.cli.wrapping");
    }

    @Test
    void arrowsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("sequitur..")
                .layer("core")
                .definedBy("sequitur.smtp..")
                .layer("shim")
                .definedBy("sequitur.agent..")
                .layer("advice")
                .definedBy("sequitur.advice..")
                .layer("engine")
                .definedBy("sequitur.engine")
                .layer("border")
                .definedBy("sequitur.engine.border..")
                .layer("intercept")
                .definedBy("sequitur.engine.intercept..")
                .layer("mend")
                .definedBy("sequitur.engine.mend..")
                .layer("act")
                .definedBy("sequitur.engine.act..")
                .layer("failure")
                .definedBy("sequitur.engine.failure..")
                .layer("receipt")
                .definedBy("sequitur.engine.receipt..")
                .layer("login")
                .definedBy("sequitur.engine.login..")
                .layer("watch")
                .definedBy("sequitur.engine.watch..")
                .layer("conversation")
                .definedBy("sequitur.engine.conversation..")
                .layer("transport")
                .definedBy("sequitur.engine.transport..")
                .layer("weave")
                .definedBy("sequitur.engine.weave..")
                .layer("report")
                .definedBy("sequitur.engine.report..")
                .layer("config")
                .definedBy("sequitur.engine.config..")
                .layer("cli")
                .definedBy("sequitur.cli..")
                .whereLayer("shim")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("shim")
                .mayNotAccessAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyAccessLayers("core", "config", "advice")
                .whereLayer("engine")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("border")
                .mayOnlyAccessLayers(
                        "intercept", "act", "conversation", "transport", "weave", "report", "config", "core")
                .whereLayer("intercept")
                .mayOnlyAccessLayers(
                        "mend",
                        "act",
                        "watch",
                        "failure",
                        "receipt",
                        "login",
                        "conversation",
                        "transport",
                        "report",
                        "config",
                        "core")
                .whereLayer("receipt")
                .mayOnlyAccessLayers("failure", "conversation", "transport", "report", "config", "core")
                .whereLayer("watch")
                .mayOnlyAccessLayers("failure", "conversation", "transport", "report", "config", "core")
                .whereLayer("mend")
                .mayOnlyAccessLayers("act", "login", "conversation", "transport", "report", "config", "core")
                .whereLayer("act")
                .mayOnlyAccessLayers("failure", "login", "conversation", "transport", "report", "config", "core")
                .whereLayer("failure")
                .mayOnlyAccessLayers("conversation", "transport", "report", "advice", "config", "core")
                .whereLayer("login")
                .mayOnlyAccessLayers("conversation", "transport", "report", "config", "core")
                .whereLayer("conversation")
                .mayOnlyAccessLayers("transport", "report", "config", "core")
                .whereLayer("transport")
                .mayOnlyAccessLayers("weave", "config", "core")
                .whereLayer("weave")
                .mayNotAccessAnyLayer()
                .whereLayer("report")
                .mayOnlyAccessLayers("advice", "config", "core")
                .whereLayer("advice")
                .mayOnlyBeAccessedByLayers("failure", "report", "cli")
                .whereLayer("advice")
                .mayOnlyAccessLayers("core")
                .whereLayer("config")
                .mayOnlyAccessLayers("core")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .check(HOUSE);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("sequitur.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void coreAndShimDependOnTheJdkAlone() {
        noClasses()
                .that(resideInAnyPackage("sequitur.smtp..", "sequitur.agent.."))
                .should()
                .dependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAnyPackage("sequitur.smtp..", "sequitur.agent..", "org.jspecify.."))
                        .negate())
                .check(HOUSE);
    }

    @Test
    void coreIsPure() {
        noClasses()
                .that()
                .resideInAPackage("sequitur.smtp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.time..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(HOUSE);
    }

    /** It reads its own tables, and nothing else. */
    @Test
    void adviceIsPure() {
        noClasses()
                .that()
                .resideInAPackage("sequitur.advice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(HOUSE);
    }

    /** What is public for the model's other rooms alone: how a line is read, octet by octet. */
    @Test
    void onlyTheModelReadsLinesOctetByOctet() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.smtp..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Octets.class,
                        EnvelopeCommand.class,
                        PlainCommand.class,
                        HostName.class,
                        Parameter.class,
                        Limits.class,
                        Parameters.class,
                        Envelope.class)
                .check(HOUSE);
    }

    /** What a state expects, and what is kept of it, is for the rules and for plans. */
    @Test
    void onlyTheModelLooksBehindAState() {
        Set<String> behind = Set.of(
                "assumingAllAccepted",
                "forNextOfGroup",
                "reconnected",
                "isInterrupted",
                "envelope",
                "transactions",
                "isAwaitingReply",
                "awaitsLastOfGroup");

        assertThat(HOUSE.stream()
                        .filter(type -> !type.getPackageName().startsWith("sequitur.smtp"))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(SessionState.class)
                                && behind.contains(call.getName())))
                .isEmpty();
    }

    @Test
    void onlyWeaveKnowsByteBuddy() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.engine.weave..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(HOUSE);
    }

    /** Where the agent is attached, standard output and the JVM's life are the app's own. */
    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.cli..")
                .should()
                .accessField(System.class, "out")
                .check(HOUSE);
    }

    /** The command line's exit code is its answer; the method that the JVM calls for it is the one place that gives it. */
    @Test
    void onlyMainEndsTheJvm() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("exit"))
                        .map(call -> call.getOrigin().getFullName()))
                .containsExactly("sequitur.agent.SequiturAgent.main([Ljava.lang.String;)");
    }

    /** A runtime image may lack it, and an app that records nothing has no need of it. */
    @Test
    void onlyOneRoomKnowsTheFlightRecorder() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.engine.report.jfr..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(HOUSE);
    }

    /** What is loaded in every app that mails names no class of the module: a reference in it could load one. */
    @Test
    void theSinkItselfDoesNotNameTheFlightRecorder() {
        noClasses()
                .that()
                .haveSimpleName("FlightRecorderSink")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(HOUSE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(HOUSE);
    }

    @Test
    void onlyOneRoomKnowsTemplates() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.cli.page..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.samskivert..")
                .check(HOUSE);
    }

    /** They are the app's: a class of theirs in the engine would be another one, or none. */
    @Test
    void nothingIsLinkedAgainstTheAppsTelemetry() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry..", "io.micrometer..")
                .check(HOUSE);
    }

    /** A plain JRE has no such module, and an app's JVM no need of it. */
    @Test
    void onlyOneRoomReachesOtherJvms() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sequitur.cli.jvm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.tools.attach..")
                .check(HOUSE);
    }

    /** But for the one that logs there, when there is something to log. */
    @Test
    void nothingReachesForJavaUtilLogging() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemLogger")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(HOUSE);
    }

    @Test
    void theShimIsFourSmallClassesAtMost() {
        assertThat(HOUSE.stream()
                        .filter(type -> type.getPackageName().equals("sequitur.agent"))
                        .filter(type -> !type.getSimpleName().equals("package-info")))
                .hasSizeBetween(1, 4);
    }
}
