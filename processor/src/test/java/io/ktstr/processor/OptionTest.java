package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oldest kernel of a whole project, {@code -Aktstr.minKernel}. */
class OptionTest {

  private static final String OPTION = "-Aktstr.minKernel=";

  @Test
  void isTheOldestKernelOfEveryTestThatSaysNone() {
    Compilation compilation = compile(OPTION + "5.10", test("A", ""), test("B", ""));
    assertThat(Compiling.errors(compilation))
        .containsExactly("policy-needs-kernel 3:77", "policy-needs-kernel 3:77");
    assertThat(compilation.errors().get(0).getMessage(null))
        .contains("minKernel is 5.10")
        .endsWith("write minKernel = \"5.15\", or use preferred");
  }

  @Test
  void attributeWins() {
    Compilation newer = compile(OPTION + "5.10", test("A", "minKernel = \"5.15\""));
    assertThat(newer.diagnostics()).isEmpty();
    Compilation older = compile(OPTION + "6.12", test("A", "minKernel = \"5.10\""));
    assertThat(Compiling.errors(older)).containsExactly("policy-needs-kernel 3:77");
  }

  @ParameterizedTest
  @CsvSource({"6.1, '', 6.1", "6.1, 5.15.3, 5.15.3"})
  void runtimeIsTold(String option, String attribute, String told) {
    String written = attribute.isEmpty() ? "" : "minKernel = \"" + attribute + "\"";
    Compilation compilation = compile(OPTION + option, test("A", written));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Compiling.generated(compilation).get("AKtstrTest.java"))
        .contains(".minKernel(\"" + told + "\")");
  }

  @Test
  void nothingIsClaimedWithoutIt() {
    Compilation compilation = Compiling.compile(test("A", ""));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Compiling.generated(compilation).get("AKtstrTest.java")).doesNotContain("minKernel");
  }

  @ParameterizedTest
  @CsvSource({
    "-Aktstr.minKernel=six, 6.1",
    "-Aktstr.minKernel=6, 6.0",
    "-Aktstr.minKernel=, 6.1",
    "-Aktstr.minKernel, 6.1"
  })
  void malformedOneIsOneErrorWithoutAPlace(String option, String suggestion) {
    Compilation compilation = compile(option, test("A", ""), test("B", ""));
    assertThat(compilation.errors()).hasSize(1);
    assertThat(compilation.errors().get(0).getSource()).isNull();
    assertThat(compilation.errors().get(0).getMessage(null))
        .startsWith("[ktstr/kernel-version] -Aktstr.minKernel: ")
        .endsWith("write \"" + suggestion + "\"");
  }

  @Test
  void malformedOneHidesNoOtherError() {
    Compilation compilation = compile(OPTION + "six", test("A", "durationS = -1"));
    assertThat(compilation.errors())
        .extracting(Compiling::code)
        .containsExactly("kernel-version", "duration-invalid");
  }

  @Test
  void compilerKnowsIt() {
    Compilation known =
        Compiling.compileWith(List.of("-Xlint:processing", OPTION + "6.1"), test("A", ""));
    assertThat(known.warnings()).noneMatch(OptionTest::saysNotRecognized);
    Compilation unknown =
        Compiling.compileWith(List.of("-Xlint:processing", "-Aktstr.other=1"), test("A", ""));
    assertThat(unknown.warnings()).anyMatch(OptionTest::saysNotRecognized);
  }

  private static boolean saysNotRecognized(Diagnostic<?> warning) {
    return warning.getMessage(null).contains("not recognized");
  }

  private static Compilation compile(String option, String... sources) {
    return Compiling.compileWith(List.of(option), sources);
  }

  private static String test(String name, String attributes) {
    return "import io.ktstr.annotation.*;\ninterface "
        + name
        + " { @KtstrTest("
        + attributes
        + ")\n  @CgroupDefs(@Cgroup(name = \"a\", memPolicy = @MemoryPolicy(preferredMany = 0))) void t(); }";
  }
}
