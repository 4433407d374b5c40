package io.ktstr.arch;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ktstr.api.Ctx;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about who may use what, over the classes of this module as they were compiled. */
class RuntimeArchitectureTest {

  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(mainClasses());

  private static Path mainClasses() {
    return Path.of(
        URI.create(Ctx.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  @Test
  void everyPackageIsLookedAt() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            "io.ktstr.adhoc",
            "io.ktstr.api",
            "io.ktstr.bed",
            "io.ktstr.cgroup",
            "io.ktstr.check",
            "io.ktstr.cli",
            "io.ktstr.conformance",
            "io.ktstr.doctor",
            "io.ktstr.host",
            "io.ktstr.junit",
            "io.ktstr.junit.spi",
            "io.ktstr.machine",
            "io.ktstr.machine.guest",
            "io.ktstr.machine.guest.cache",
            "io.ktstr.machine.guest.kernel",
            "io.ktstr.machine.guest.program",
            "io.ktstr.machine.local",
            "io.ktstr.os",
            "io.ktstr.result",
            "io.ktstr.scenario",
            "io.ktstr.settings",
            "io.ktstr.telemetry",
            "io.ktstr.worker")
        .noneMatch(name -> name.startsWith("io.ktstr.model"));
  }

  @ParameterizedTest
  @CsvSource({
    "jnr.., io.ktstr.os",
    "org.junit.., io.ktstr.junit..",
    "org.opentest4j.., io.ktstr.junit..",
    "picocli.., io.ktstr.cli",
    "com.fasterxml.., io.ktstr.[doctor|result|machine.guest]",
    "org.apache.commons.., io.ktstr.machine.guest..",
    "org.tukaani.., io.ktstr.machine.guest..",
    "com.github.luben.., io.ktstr.machine.guest..",
    "org.HdrHistogram.., io.ktstr.api",
  })
  void libraryIsUsedInOnePlaceOnly(String library, String place) {
    assertThat(CLASSES.stream().filter(type -> resides(type, place)).anyMatch(uses(library)))
        .as("someone uses %s", library)
        .isTrue();
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  private static boolean resides(JavaClass type, String place) {
    return JavaClass.Predicates.resideInAPackage(place).test(type);
  }

  private static DescribedPredicate<JavaClass> uses(String library) {
    return DescribedPredicate.describe(
        "uses " + library,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> resides(use.getTargetClass(), library)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.ktstr.processor..", "com.palantir.javapoet..", "com.sun.source.."})
  void nothingOfTheCompileTimeSideIsUsed(String side) {
    noClasses().should().dependOnClassesThat().resideInAPackage(side).check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.ktstr.api",
        "io.ktstr.cgroup",
        "io.ktstr.check",
        "io.ktstr.conformance",
        "io.ktstr.host",
        "io.ktstr.scenario",
        "io.ktstr.telemetry",
        "io.ktstr.worker"
      })
  void filesOfTheMachineAreReachedOnlyThroughThePort(String place) {
    noClasses()
        .that()
        .resideInAPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io", "java.nio.file..", "java.nio.channels..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void resultsAreWrittenByResultFileOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.ktstr.result")
        .and()
        .doNotHaveSimpleName("ResultFile")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io", "java.nio.file..", "java.nio.channels..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void apiKnowsNothingOfHowTestsAreRun() {
    noClasses()
        .that()
        .resideInAPackage("io.ktstr.api")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.ktstr.junit..",
            "io.ktstr.cli",
            "io.ktstr.settings",
            "io.ktstr.scenario",
            "io.ktstr.machine.guest..",
            "io.ktstr.machine.local..")
        .check(CLASSES);
  }

  @Test
  void portKnowsNoneOfItsUsersAndAdapters() {
    noClasses()
        .that()
        .resideInAPackage("io.ktstr.machine")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.ktstr..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("io.ktstr.machine")))
        .check(CLASSES);
  }

  @Test
  void generatedCodeNeedsNothingOfTheHarnessItself() {
    noClasses()
        .that()
        .resideInAPackage("io.ktstr.junit.spi")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.ktstr.junit", "io.ktstr.scenario", "io.ktstr.settings", "io.ktstr.result")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.ktstr.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        CLASSES.that(JavaClass.Predicates.resideOutsideOfPackage("io.ktstr.cli")));
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "the method is a sleep",
                (JavaCall<?> call) ->
                    call.getName().equals("sleep")
                        && (call.getTargetOwner().isEquivalentTo(Thread.class)
                            || call.getTargetOwner()
                                .isEquivalentTo(java.util.concurrent.TimeUnit.class))))
        .check(CLASSES);
  }

  @Test
  void staticFieldsDoNotChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .haveModifier(FINAL)
        .check(CLASSES);
  }
}
