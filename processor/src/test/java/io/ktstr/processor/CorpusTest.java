package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.ktstr.processor.CorpusProgram.Expected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program of the corpus is accepted, or rejected with exactly the errors that it announces.
 */
class CorpusTest {

  @TestFactory
  Stream<DynamicTest> programs() throws IOException {
    return CorpusProgram.all().stream()
        .map(program -> DynamicTest.dynamicTest(program.name(), () -> check(program)));
  }

  @Test
  void corpusIsThere() throws IOException {
    assertThat(CorpusProgram.all()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void namesAreDifferent() throws IOException {
    assertThat(CorpusProgram.all()).extracting(CorpusProgram::name).doesNotHaveDuplicates();
  }

  private static void check(CorpusProgram program) {
    Compilation compilation = Compiling.compile(program.source());
    List<Expected> expected = program.expected();
    assertThat(Compiling.errors(compilation))
        .as(compilation.diagnostics().toString())
        .isEqualTo(expected.stream().map(Expected::toString).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(compilation.errors().get(i).getMessage(null)).contains(expected.get(i).text());
    }
    if (expected.isEmpty()) {
      checkAccepted(program, compilation);
    }
  }

  private static void checkAccepted(CorpusProgram program, Compilation compilation) {
    assertThat(compilation.generatedSourceFiles()).isNotEmpty();
    List<JavaFileObject> files = new ArrayList<>(compilation.generatedSourceFiles());
    files.add(Compiling.file(program.source()));
    assertThat(Compiling.compileStrictly(files).diagnostics()).isEmpty();
  }
}
