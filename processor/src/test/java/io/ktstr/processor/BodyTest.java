package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Bodies in the surroundings in which they are compiled. */
class BodyTest {

  private static final String HEAD =
      "import io.ktstr.annotation.*; import io.ktstr.api.*; import io.ktstr.model.*;"
          + " import static io.ktstr.api.Scenarios.*;\n";

  private static final String WRONG =
      HEAD
          + "class A { @KtstrTest AssertResult t(Ctx ctx) { return executeDefs(ctx,"
          + " CgroupDef.named(\"a\").workers(0)); } }";

  @Test
  void referenceExampleIsReportedAtTheNode() throws IOException {
    String example = Files.readString(Path.of("src/test/resources/golden/NumaLocality.java"));
    assertThat(Compiling.compile(example).diagnostics()).isEmpty();

    String wrong = example.replace("MemPolicy.bind(1)", "MemPolicy.bind(0)");
    List<String> lines = wrong.lines().toList();
    int line = lines.size() - 2;
    int column = lines.get(line - 1).indexOf("bind(0)") + "bind(".length() + 1;
    assertThat(Compiling.errors(Compiling.compile(wrong)))
        .containsExactly("policy-outside-cpuset " + line + ":" + column);
  }

  @Test
  void messageIsThatOfTheAnnotation() {
    String declared =
        HEAD
            + "interface A { @KtstrTest(numaNodes = 2, llcs = 2) @CgroupDefs(@Cgroup(name = \"a\","
            + " cpuset = @Cpuset(numa = 1), memPolicy = @MemoryPolicy(bind = 0))) void t(); }";
    String fluent =
        HEAD
            + "class A { @KtstrTest(numaNodes = 2, llcs = 2) AssertResult t(Ctx ctx) { return"
            + " executeDefs(ctx, CgroupDef.named(\"a\").withCpuset(CpusetSpec.numa(1))"
            + ".memPolicy(MemPolicy.bind(0))); } }";
    assertThat(messages(Compiling.compile(fluent)))
        .isEqualTo(messages(Compiling.compile(declared)))
        .hasSize(1);
  }

  private static List<String> messages(Compilation compilation) {
    return compilation.errors().stream().map(error -> error.getMessage(null)).toList();
  }

  @Test
  void hiddenBodiesAreOneNoteAndNoFailure() {
    Compilation compilation =
        Compiling.compile(
            List.of(new WrappedProcessor(filer -> filer)), WRONG, WRONG.replace(" A ", " B "));
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generatedSourceFiles()).hasSize(2);
    assertThat(compilation.notes())
        .extracting(note -> note.getMessage(null))
        .filteredOn(note -> note.startsWith("[ktstr]"))
        .singleElement()
        .asString()
        .contains("not checked", "set-up");
  }

  @Test
  void withoutTestsThereIsNoNote() {
    Compilation compilation =
        Compiling.compile(List.of(new WrappedProcessor(filer -> filer)), "class A {}");
    assertThat(compilation.notes()).isEmpty();
  }

  @Test
  void examplesAreFine() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../examples/src/test/java"))) {
      List<JavaFileObject> examples =
          files
              .filter(file -> file.toString().matches(".*/lesson.*/[A-Z][A-Za-z]*\\.java"))
              .map(BodyTest::read)
              .map(Compiling::file)
              .toList();
      assertThat(examples).hasSizeGreaterThan(5);
      assertThat(Compiling.compileFiles(examples).diagnostics()).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void constantInAnotherFileIsMarkedThere() {
    String other =
        "import io.ktstr.model.*; class B { static final CgroupDef D ="
            + " CgroupDef.named(\"a\").workers(0); }";
    Compilation compilation =
        Compiling.compile(
            HEAD
                + "class A { @KtstrTest AssertResult t(Ctx ctx) { return executeDefs(ctx, B.D); } }",
            other);
    assertThat(compilation.errors()).hasSize(1);
    Diagnostic<? extends JavaFileObject> error = compilation.errors().get(0);
    assertThat(error.getSource().getName()).contains("B.java");
    assertThat(error.getColumnNumber()).isEqualTo(other.indexOf("0)") + 1L);
  }

  @Test
  void errorsOfTheUserStayAlone() {
    for (String wrong :
        List.of(
            "executeDefs(ctx, CgroupDef.named(\"a\").memPolicy(MemPolicy.bind(Unknown.NODE)))",
            "executeDefs(ctx, CgroupDef.named(\"a\").memPolicy(Unknown.bind(7)))",
            "executeDefs(ctx, CgroupDef.named(\"a\").memPolicy(MemPolicy.bind(\"x\")))",
            "executeDefs(ctx, CgroupDef.named(\"a\").unknown().workers(0))",
            "executeDefs(ctx, CgroupDef.named(\"a\").workers(0.5))",
            "executeDefs(ctx, CgroupDef.named(\"a\").memPolicy(MemPolicy.preferred()))",
            "executeDefs(ctx, CgroupDef.named())",
            "executeDefs(ctx, unknown())")) {
      Compilation compilation =
          Compiling.compile(
              HEAD + "class A { @KtstrTest AssertResult t(Ctx ctx) { return " + wrong + "; } }");
      assertThat(Compiling.errors(compilation))
          .as(compilation.diagnostics().toString())
          .singleElement()
          .asString()
          .startsWith("javac ");
      assertThat(compilation.notes()).noneMatch(note -> note.getMessage(null).startsWith("[ktstr"));
    }
  }

  @Test
  void manyCallsOfHelpersTakeNoTime() {
    StringBuilder helpers = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      helpers.append(
          "static int h%d(int n) { return h%d(n) + h%d(n); }\n".formatted(i, i + 1, i + 1));
    }
    Compilation compilation =
        Compiling.compile(
            HEAD
                + "class A { @KtstrTest AssertResult t(Ctx ctx) { return executeDefs(ctx,"
                + " CgroupDef.named(\"a\").workers(h0(0))); }\n"
                + helpers
                + "static int h40(int n) { return n; } }");
    assertThat(compilation.diagnostics()).isEmpty();
  }

  @Test
  void longChainsAreUnknown() {
    String chain = "CgroupDef.named(\"a\")" + ".workers(0)".repeat(300);
    Compilation compilation =
        Compiling.compile(WRONG.replace("CgroupDef.named(\"a\").workers(0)", chain));
    assertThat(compilation.diagnostics()).isEmpty();
  }
}
