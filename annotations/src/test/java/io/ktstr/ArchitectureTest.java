package io.ktstr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ktstr.model.Topology;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final Path MAIN = mainClasses();
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(MAIN);

  /** Where the main classes are, whether the tests run on the module path or on the class path. */
  private static Path mainClasses() {
    return Path.of(
        URI.create(Topology.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  @Test
  void everyMainClassIsLookedAt() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
        .containsExactlyInAnyOrder(
            "io.ktstr.annotation",
            "io.ktstr.model",
            "io.ktstr.model.kernel",
            "io.ktstr.model.rule");
  }

  @Test
  void modelDependsOnNothing() {
    assertDependsOnly("io.ktstr.model");
  }

  @Test
  void rulesDependOnTheModelsOnly() {
    assertDependsOnly("io.ktstr.model.rule", "io.ktstr.model", "io.ktstr.model.kernel");
  }

  @Test
  void modelOfTheKernelDependsOnTheModelOnly() {
    assertDependsOnly("io.ktstr.model.kernel", "io.ktstr.model");
  }

  @Test
  void annotationsDependOnNothing() {
    assertDependsOnly("io.ktstr.annotation");
  }

  private static void assertDependsOnly(String self, String... others) {
    classes()
        .that()
        .resideInAPackage(self)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", self).or(resideInAnyPackage(others)))
        .check(CLASSES);
  }

  @Test
  void moduleNeedsNothingButJavaBase() {
    ModuleDescriptor module =
        ModuleFinder.of(MAIN).find("io.ktstr.annotations").orElseThrow().descriptor();
    assertThat(module.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("java.base");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.ktstr.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "the method is Thread.sleep",
                (JavaCall<?> call) ->
                    call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getName().equals("sleep")))
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
        .andShould()
        .notHaveRawType(DescribedPredicate.describe("array", type -> type.isArray()))
        .check(CLASSES);
  }
}
