package io.ktstr.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The jar that users get. Runs after packaging, with that jar on the class path in place of the
 * classes.
 */
@EnabledIfSystemProperty(named = ShadedJarIT.JAR, matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShadedJarIT {

  /** Set by the build when the jar is there. */
  static final String JAR = "ktstr.processor.jar";

  private static final String SHADED = "io.ktstr.processor.shaded.";

  private JarFile jar;
  private JavaClasses classes;

  @BeforeAll
  void open() throws IOException {
    jar = new JarFile(System.getProperty(JAR));
    classes = new ClassFileImporter().importJar(jar);
  }

  @AfterAll
  void close() throws IOException {
    jar.close();
  }

  @Test
  void holdsItsLibrariesUnderNamesOfItsOwn() {
    assertThat(classNames())
        .contains(
            "io/ktstr/processor/KtstrProcessor.class",
            "io/ktstr/processor/shaded/com/palantir/javapoet/JavaFile.class",
            "io/ktstr/processor/shaded/com/google/common/collect/ImmutableList.class")
        .allMatch(name -> name.startsWith("io/ktstr/processor/"));
  }

  @Test
  void usesNoLibraryUnderItsOldName() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google..", "com.palantir..")
        .check(classes);
  }

  /** Annotations of libraries are not inside: the virtual machine skips those it does not find. */
  @Test
  void lacksNothingOfItsLibrariesButAnnotations() {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(resideInAPackage(SHADED + "."))
                .map(JavaClass::getName)
                .filter(name -> !classes.contain(name))
                .collect(Collectors.toSet()))
        .allMatch(name -> name.contains(".annotations.") || name.endsWith(".AutoService"));
  }

  @Test
  void isFoundByEveryBuildTool() {
    assertThat(text("META-INF/services/javax.annotation.processing.Processor").strip())
        .isEqualTo("io.ktstr.processor.KtstrProcessor");
    assertThat(text("META-INF/gradle/incremental.annotation.processors"))
        .isEqualTo("io.ktstr.processor.KtstrProcessor,isolating\n");
  }

  @Test
  void isAModuleByItsNameOnly() throws IOException {
    assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
        .isEqualTo("io.ktstr.processor");
    assertThat(names()).noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void carriesTheLicenceOfItsLibraries() {
    assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("JavaPoet", "Auto Common", "Guava");
  }

  @Test
  void everyEntryIsThereOnce() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  /** Those of libraries have the time that they have there. */
  @Test
  void whatIsOursCarriesTheTimeThatTheBuildSets() {
    assertThat(
            jar.stream()
                .filter(entry -> !entry.getName().contains("/shaded/"))
                .map(entry -> entry.getTimeLocal().toLocalDate().toString())
                .collect(Collectors.toSet()))
        .containsExactly("2026-01-01");
  }

  @Test
  void annotationsStayADependency() {
    assertThat(classNames()).noneMatch(name -> name.startsWith("io/ktstr/annotation/"));
  }

  /** What the other tests of this run rest on: they see this jar, and JavaPoet only inside it. */
  @Test
  void isWhatIsTested() {
    assertThat(KtstrProcessor.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .isEqualTo(Path.of(jar.getName()).toUri().getPath());
    assertThatThrownBy(() -> Class.forName("com.palantir.javapoet.JavaFile"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private List<String> names() {
    return jar.stream().map(ZipEntry::getName).toList();
  }

  private List<String> classNames() {
    return names().stream().filter(name -> name.endsWith(".class")).toList();
  }

  private String text(String name) {
    try (InputStream entry = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
