package sequitur.smtp;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the model, and the arrows between them, which run one way. */
class HouseTest {

    private static final JavaClasses MODEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("sequitur.smtp");

    @Test
    void everyTypeHasARoom() {
        assertThat(MODEL.stream().map(type -> type.getPackageName()).distinct())
                .containsExactlyInAnyOrder(
                        "sequitur.smtp.wire",
                        "sequitur.smtp.fault",
                        "sequitur.smtp.session",
                        "sequitur.smtp.rule",
                        "sequitur.smtp.policy",
                        "sequitur.smtp.mend",
                        "sequitur.smtp.diagnosis",
                        "sequitur.smtp.receipt",
                        "sequitur.smtp.redaction");
    }

    @Test
    void arrowsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("sequitur.smtp..")
                .layer("wire")
                .definedBy("sequitur.smtp.wire")
                .layer("fault")
                .definedBy("sequitur.smtp.fault")
                .layer("session")
                .definedBy("sequitur.smtp.session")
                .layer("rule")
                .definedBy("sequitur.smtp.rule")
                .layer("policy")
                .definedBy("sequitur.smtp.policy")
                .layer("mend")
                .definedBy("sequitur.smtp.mend")
                .layer("diagnosis")
                .definedBy("sequitur.smtp.diagnosis")
                .layer("redaction")
                .definedBy("sequitur.smtp.redaction")
                .layer("receipt")
                .definedBy("sequitur.smtp.receipt")
                .whereLayer("wire")
                .mayNotAccessAnyLayer()
                .whereLayer("fault")
                .mayNotAccessAnyLayer()
                .whereLayer("session")
                .mayOnlyAccessLayers("wire")
                .whereLayer("rule")
                .mayOnlyAccessLayers("wire", "fault", "session")
                .whereLayer("policy")
                .mayOnlyAccessLayers("rule")
                .whereLayer("mend")
                .mayOnlyAccessLayers("wire", "session", "rule", "policy")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers("wire", "fault", "session", "rule")
                .whereLayer("receipt")
                .mayOnlyAccessLayers("wire")
                .whereLayer("redaction")
                .mayOnlyAccessLayers("wire", "session")
                .check(MODEL);
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("sequitur.smtp.(*)").should().beFreeOfCycles().check(MODEL);
    }
}
