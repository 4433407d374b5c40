package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** What the project is known for: a wrong pair of policy and cpuset is a compile error. */
class ReferenceExampleTest {

  @Test
  void wrongPairIsReportedAtTheNode() throws IOException {
    String example =
        Files.readString(Path.of("src/test/resources/golden/NumaLocalityDeclared.java"));
    String wrong = example.replace("bind = 1", "bind = 0");
    String line = wrong.lines().filter(l -> l.contains("node1")).findFirst().orElseThrow();

    Map<String, List<String>> generated = new TreeMap<>();
    Compilation compilation =
        Compiling.compile(List.of(WrappedProcessor.recording(generated)), wrong);

    assertThat(compilation.errors()).hasSize(1);
    Diagnostic<?> error = compilation.errors().get(0);
    assertThat(error.getLineNumber()).isEqualTo(wrong.lines().toList().indexOf(line) + 1L);
    assertThat(error.getColumnNumber())
        .isEqualTo(line.indexOf("bind = 0") + "bind = ".length() + 1L);
    assertThat(error.getMessage(null))
        .startsWith("[ktstr/policy-outside-cpuset] cgroup \"node1\"")
        .contains("almost certainly unintended")
        .contains("MpolFlags.STATIC_NODES");
    assertThat(generated).isEmpty();
  }
}
