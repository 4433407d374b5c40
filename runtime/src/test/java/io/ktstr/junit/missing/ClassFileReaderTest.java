package io.ktstr.junit.missing;

import static io.ktstr.junit.missing.Fixtures.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileReaderTest {

  @TempDir Path directory;

  @Test
  void aClassWithTests() {
    Fixtures.compile(directory, "package p.q; class A { int field; void before() {} " + TEST + "}");

    assertThat(Fixtures.read(directory, "p/q/A.class"))
        .containsExactly(new DeclaringClass("p.q.A", Optional.of("p.q.AKtstrTest")));
  }

  @Test
  void aClassOfTheUnnamedPackage() {
    Fixtures.compile(directory, "class A { " + TEST + "}");

    assertThat(Fixtures.read(directory, "A.class"))
        .containsExactly(new DeclaringClass("A", Optional.of("AKtstrTest")));
  }

  @Test
  void anInterfaceWhoseMethodsHaveNoBody() {
    Fixtures.compile(
        directory, "package p; interface A { @io.ktstr.annotation.KtstrTest void t(); }");

    assertThat(Fixtures.read(directory, "p/A.class"))
        .containsExactly(new DeclaringClass("p.A", Optional.of("p.AKtstrTest")));
  }

  @Test
  void aNestedClassIsNamedAfterThoseAroundIt() {
    Fixtures.compile(
        directory, "package p; class A { static class B { static class C { " + TEST + "} } }");

    assertThat(Fixtures.read(directory, "p/A$B$C.class"))
        .containsExactly(new DeclaringClass("p.A.B.C", Optional.of("p.A_B_CKtstrTest")));
    assertThat(Fixtures.read(directory, "p/A$B.class")).isEmpty();
    assertThat(Fixtures.read(directory, "p/A.class")).isEmpty();
  }

  @Test
  void aDollarInANameIsNoNesting() {
    Fixtures.compile(directory, "package p; class A$B { " + TEST + "}");

    assertThat(Fixtures.read(directory, "p/A$B.class"))
        .containsExactly(new DeclaringClass("p.A$B", Optional.of("p.A$BKtstrTest")));
  }

  @Test
  void forALocalClassNothingIsEverGenerated() {
    Fixtures.compile(directory, "package p; class A { void m() { class B { " + TEST + "} } }");

    assertThat(Fixtures.read(directory, "p/A$1B.class"))
        .containsExactly(new DeclaringClass("p.A$1B", Optional.empty()));
  }

  @Test
  void otherAnnotationsAreSteppedOver() {
    Fixtures.compile(
        directory,
        "package p; @interface Inner { int value(); }",
        "package p; @interface All { int i(); long l(); double d(); String s(); Class<?> c();"
            + " Thread.State e(); Inner a(); int[] is(); Inner[] as(); }",
        "package p; class A { @All(i = 1, l = 2, d = 3, s = \"s\", c = int.class,"
            + " e = Thread.State.NEW, a = @Inner(1), is = {1, 2}, as = {@Inner(1), @Inner(2)}) "
            + TEST
            + "}");

    assertThat(Fixtures.read(directory, "p/A.class")).hasSize(1);
  }

  @Test
  void aNameInATextDeclaresNothing() {
    Fixtures.compile(
        directory,
        "package p; class A { String s = \"Lio/ktstr/annotation/KtstrTest;\";"
            + " @Deprecated io.ktstr.annotation.KtstrTest m() { return null; } }");

    assertThat(Fixtures.read(directory, "p/A.class")).isEmpty();
  }

  @Test
  void otherAnnotationsOfTheHarnessDeclareNothing() {
    Fixtures.compile(
        directory,
        "package p; interface A { @io.ktstr.annotation.CgroupDefs(@io.ktstr.annotation.Cgroup("
            + "name = \"a\")) void m(); }");

    assertThat(Fixtures.read(directory, "p/A.class")).isEmpty();
  }

  @Test
  void aClassInAPlaceThatIsNotItsOwnIsNotLoadedFromThere() throws IOException {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");
    Files.move(directory.resolve("p/A.class"), directory.resolve("A.class"));

    assertThat(Fixtures.read(directory, "A.class")).isEmpty();
  }

  @Test
  void whatIsCutOffOrNoClassAtAllIsNone() throws IOException {
    Fixtures.compile(directory, "package p; class A { static class B { " + TEST + "} }");
    byte[] whole = Files.readAllBytes(directory.resolve("p/A$B.class"));

    for (int length = 0; length < whole.length; length++) {
      assertThat(ClassFileReader.read("p/A$B.class", Arrays.copyOf(whole, length)))
          .as("%s of %s bytes", length, whole.length)
          .isEmpty();
    }
    byte[] noClass = whole.clone();
    noClass[0] = 0;
    assertThat(ClassFileReader.read("p/A$B.class", noClass)).isEmpty();
    assertThat(ClassFileReader.read("p/A$B.class", whole)).isPresent();
  }

  @Test
  void anyByteMayBeWrong() throws IOException {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");
    byte[] bytes = Files.readAllBytes(directory.resolve("p/A.class"));

    for (int place = 0; place < bytes.length; place++) {
      byte right = bytes[place];
      for (int wrong : List.of(0, 1, 0x7f, 0x80, 0xff)) {
        bytes[place] = (byte) wrong;
        assertThat(ClassFileReader.read("p/A.class", bytes)).isNotNull();
      }
      bytes[place] = right;
    }
  }
}
