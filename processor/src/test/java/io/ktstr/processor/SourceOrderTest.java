package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** Errors come once each and in the order of the source, whatever found them. */
class SourceOrderTest {

  private static final String HEAD =
      "import io.ktstr.annotation.*; import io.ktstr.api.*;\nclass A {\n";

  @Test
  void thirtyErrorsOfTwentyMethods() {
    String tests =
        IntStream.range(0, 20)
            .mapToObj(SourceOrderTest::wrongTest)
            .collect(Collectors.joining("\n"));
    Compilation compilation = Compiling.compile(HEAD + tests + "\n}");
    assertThat(compilation.errors())
        .extracting(Diagnostic::getLineNumber)
        .isSorted()
        .containsOnlyOnceElementsOf(linesWithOneError())
        .hasSize(30);
  }

  private static List<Long> linesWithOneError() {
    return IntStream.range(0, 20).filter(i -> i % 4 != 2).mapToObj(i -> i + 3L).toList();
  }

  /**
   * Methods, values and machines by turns, so that the order of the checks is not that of the
   * source.
   */
  private static String wrongTest(int i) {
    return switch (i % 4) {
      case 0 -> "@KtstrTest(durationS = -1) AssertResult t" + i + "(Ctx ctx) { return null; }";
      case 1 -> "@KtstrTest private AssertResult t" + i + "(Ctx ctx) { return null; }";
      case 2 -> "@KtstrTest(minLlcs = 0) @CgroupDefs(@Cgroup(name = \"\")) void t" + i + "() {}";
      default -> "@CgroupDefs({}) void t" + i + "() {}";
    };
  }

  @Test
  void nestedClassesComeWhereTheyStand() {
    assertThat(lines(new KtstrProcessor())).isEqualTo(List.of(3L, 4L, 5L, 7L));
  }

  /** Where offsets are not to be seen. */
  @Test
  void nestedClassesComeAfterTheMethodsAroundThemOtherwise() {
    assertThat(lines(new WrappedProcessor(filer -> filer))).isEqualTo(List.of(3L, 5L, 4L, 7L));
  }

  private static List<Long> lines(Processor processor) {
    Compilation compilation =
        Compiling.compile(
            List.of(processor),
            HEAD
                + "@KtstrTest(llcs = 0) AssertResult a(Ctx ctx) { return null; }\n"
                + "static class B { @KtstrTest(llcs = 0) AssertResult a(Ctx ctx) { return null; } }\n"
                + "@KtstrTest(llcs = 0) AssertResult c(Ctx ctx) { return null; }\n}\n"
                + "class C { @KtstrTest(llcs = 0) AssertResult a(Ctx ctx) { return null; } }\n");
    return compilation.errors().stream().map(Diagnostic::getLineNumber).toList();
  }
}
