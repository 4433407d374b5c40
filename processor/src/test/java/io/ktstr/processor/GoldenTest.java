package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is generated, letter by letter. With {@code -Dktstr.golden=write} the files are written
 * instead of compared; look at the difference before it becomes the truth.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean WRITE = "write".equals(System.getProperty("ktstr.golden"));

  @ParameterizedTest
  @CsvSource({
    "NumaLocality, NumaLocalityKtstrTest",
    "NumaLocalityDeclared, NumaLocalityDeclaredKtstrTest",
    "Outer, Outer_InnerKtstrTest",
    "StaticTests, StaticTestsKtstrTest",
    "Slow, SlowKtstrTest",
    "Checked, CheckedKtstrTest",
    "Loops, LoopsKtstrTest"
  })
  void generatedCode(String declaring, String generated) throws IOException {
    Compilation compilation =
        Compiling.compile(Files.readString(FOLDER.resolve(declaring + ".java")));
    Map<String, String> files = Compiling.generated(compilation);
    Path golden = FOLDER.resolve(generated + ".java");
    if (WRITE) {
      Files.writeString(golden, files.get(generated + ".java"));
    }
    assertThat(files).containsOnly(Map.entry(generated + ".java", Files.readString(golden)));
    assertThat(files.get(generated + ".java")).doesNotContain("\r").endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "NumaLocality, NumaLocalityKtstrTest",
    "NumaLocalityDeclared, NumaLocalityDeclaredKtstrTest",
    "Outer, Outer_InnerKtstrTest",
    "StaticTests, StaticTestsKtstrTest",
    "Slow, SlowKtstrTest",
    "Checked, CheckedKtstrTest",
    "Loops, LoopsKtstrTest"
  })
  void compilesWithoutAnyWarning(String declaring, String generated) throws IOException {
    String source = Files.readString(FOLDER.resolve(declaring + ".java"));
    String test = Files.readString(FOLDER.resolve(generated + ".java"));
    Compilation compilation =
        Compiling.compileStrictly(
            List.of(
                Compiling.file(source),
                source.startsWith("package")
                    ? JavaFileObjects.forSourceString("demo." + generated, test)
                    : JavaFileObjects.forSourceString(generated, test)));
    assertThat(compilation.diagnostics()).isEmpty();
  }
}
