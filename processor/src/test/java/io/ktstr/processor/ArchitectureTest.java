package io.ktstr.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ktstr.processor");

  @Test
  void thereAreClassesToLookAt() {
    assertThat(CLASSES).hasSizeGreaterThan(30);
  }

  @Test
  void runtimeIsKnownByNameOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.ktstr.api..",
            "io.ktstr.junit..",
            "io.ktstr.scenario..",
            "io.ktstr.check..",
            "io.ktstr.machine..",
            "io.ktstr.os..",
            "io.ktstr.cgroup..",
            "io.ktstr.worker..",
            "io.ktstr.telemetry..",
            "io.ktstr.host..",
            "io.ktstr.result..",
            "io.ktstr.cli..",
            "org.junit..")
        .check(CLASSES);
  }

  @Test
  void javaPoetIsUsedOnlyToWrite() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ktstr.processor.write..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
  }

  @Test
  void treesAreUsedOnlyForBodies() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ktstr.processor.body..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.source..", "com.sun.tools..")
        .check(CLASSES);
  }

  @Test
  void onlyReportsArePrinted() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ktstr.processor.report..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.annotation.processing.Messager")
        .check(CLASSES);
  }

  @Test
  void packagesAreStages() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("rounds")
        .definedBy("io.ktstr.processor")
        .layer("read")
        .definedBy("io.ktstr.processor.read..")
        .layer("validate")
        .definedBy("io.ktstr.processor.validate..")
        .layer("body")
        .definedBy("io.ktstr.processor.body..")
        .layer("plan")
        .definedBy("io.ktstr.processor.plan..")
        .layer("write")
        .definedBy("io.ktstr.processor.write..")
        .layer("report")
        .definedBy("io.ktstr.processor.report..")
        .whereLayer("rounds")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("validate")
        .mayOnlyBeAccessedByLayers("rounds")
        .whereLayer("write")
        .mayOnlyBeAccessedByLayers("rounds")
        .whereLayer("body")
        .mayOnlyBeAccessedByLayers("rounds")
        .whereLayer("read")
        .mayOnlyBeAccessedByLayers("rounds", "body", "validate")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("rounds", "validate", "write")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("rounds", "read", "body", "validate")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.ktstr.processor.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void declarationsAndPlansAreValues() {
    classes()
        .that()
        .resideInAPackage("io.ktstr.processor.plan..")
        .or()
        .haveSimpleNameEndingWith("Declaration")
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .orShould()
        .haveSimpleName("package-info")
        .check(CLASSES);
  }
}
