package io.ktstr.junit.missing;

import static io.ktstr.junit.missing.Fixtures.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRootTest {

  @TempDir Path directory;

  @Test
  void aDirectoryGivesItsClassesByName() {
    Fixtures.compile(
        directory,
        "package p; class B { " + TEST + "}",
        "package p; class A { static class C { " + TEST + "} }",
        "package p; class None {}",
        "class Z { " + TEST + "}");

    assertThat(new DirectoryRoot(directory).declaringClasses())
        .extracting(DeclaringClass::name)
        .containsExactly("Z", "p.A.C", "p.B");
  }

  @Test
  void onlyPackagesAreLookedInto() throws IOException {
    Path noPackage = Files.createDirectory(directory.resolve("no-package"));
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");
    Fixtures.compile(noPackage, "package p; class B { " + TEST + "}");

    assertThat(new DirectoryRoot(directory).declaringClasses())
        .extracting(DeclaringClass::name)
        .containsExactly("p.A");
  }

  @Test
  void linksThatGoRoundInCirclesEnd() throws IOException {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");
    Files.createSymbolicLink(directory.resolve("p/again"), directory);

    assertThat(new DirectoryRoot(directory).declaringClasses()).hasSize(1);
  }

  @Test
  void aDirectoryThatIsGoneHasNone() {
    assertThat(new DirectoryRoot(directory.resolve("gone")).declaringClasses()).isEmpty();
  }

  @Test
  void aModuleGivesItsClassesByName() {
    Fixtures.compile(
        directory,
        "package p; class C { " + TEST + "}",
        "package p; class B { @Deprecated void m() {} }",
        "package p; class A { " + TEST + "}");
    Fixtures.compile(directory, "module m {}");

    assertThat(
            new ModuleRoot(ModuleFinder.of(directory).find("m").orElseThrow()).declaringClasses())
        .extracting(DeclaringClass::name)
        .containsExactly("p.A", "p.C");
  }
}
