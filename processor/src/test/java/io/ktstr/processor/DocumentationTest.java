package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.rule.RuleCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Messages point to the documentation by their code. */
class DocumentationTest {

  private static final Path PAGE = Path.of("../docs/diagnostics/README.md");

  @Test
  void everyCodeHasExactlyOneEntryInAlphabeticalOrder() throws IOException {
    Set<String> codes = new TreeSet<>(Arrays.stream(RuleCode.values()).map(RuleCode::id).toList());
    List<String> entries =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    assertThat(entries).containsExactlyElementsOf(codes);
  }

  @Test
  void everyCodeIsInTheCorpus() throws IOException {
    Set<String> reported = new TreeSet<>();
    for (CorpusProgram program : CorpusProgram.all()) {
      program.expected().forEach(expected -> reported.add(expected.code()));
    }
    Set<String> codes = new TreeSet<>(Arrays.stream(RuleCode.values()).map(RuleCode::id).toList());
    codes.remove(RuleCode.WORKERS_GROUP_SIZE.id());
    assertThat(reported).containsAll(codes);
  }
}
