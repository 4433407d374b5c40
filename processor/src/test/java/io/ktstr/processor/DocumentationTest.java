package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.ktstr.model.rule.RuleCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Messages point to the documentation by their code. With {@code -Dktstr.golden=write} the messages
 * on the pages are written instead of compared.
 */
class DocumentationTest {

  private static final boolean WRITE = "write".equals(System.getProperty("ktstr.golden"));

  private static Set<String> codes() {
    return new TreeSet<>(Arrays.stream(RuleCode.values()).map(RuleCode::id).toList());
  }

  @Test
  void everyCodeHasAPageAndEveryPageACode() throws IOException {
    assertThat(DiagnosticsPage.all())
        .extracting(DiagnosticsPage::code)
        .containsExactlyElementsOf(codes());
  }

  @Test
  void indexListsEveryPageOnceInAlphabeticalOrder() throws IOException {
    Stream<MatchResult> links =
        Pattern.compile("(?m)^\\| \\[([a-z-]+)]\\(([a-z-]+)\\.md\\)")
            .matcher(DiagnosticsPage.index())
            .results();
    assertThat(links)
        .allSatisfy(link -> assertThat(link.group(1)).isEqualTo(link.group(2)))
        .extracting(link -> link.group(1))
        .containsExactlyElementsOf(codes());
  }

  @Test
  void everyCodeIsInTheCorpus() throws IOException {
    Set<String> reported = new TreeSet<>();
    for (CorpusProgram program : CorpusProgram.all()) {
      program.expected().forEach(expected -> reported.add(expected.code()));
    }
    assertThat(reported).containsAll(codes());
  }

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    return DiagnosticsPage.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.code(), () -> check(page)));
  }

  private static void check(DiagnosticsPage page) throws IOException {
    assertThat(page.text())
        .startsWith("# " + page.code() + "\n")
        .contains("\n## Why\n")
        .endsWith("```\n");
    assertThat(page.blocks())
        .as("every block is one of those that are looked at")
        .isEqualTo(2 * page.wrong().size() + page.right().size());
    assertThat(page.wrong()).isNotEmpty();
    assertThat(page.right()).isNotEmpty();
    List<String> messages =
        page.wrong().stream().map(wrong -> refusal(page.code(), wrong.source())).toList();
    if (WRITE) {
      Files.writeString(page.file(), page.with(messages));
    } else {
      assertThat(page.wrong()).extracting(DiagnosticsPage.Wrong::message).isEqualTo(messages);
    }
    page.right().forEach(DocumentationTest::checkAccepted);
  }

  /** The only thing that the compiler says about a program. */
  private static String refusal(String code, String source) {
    Compilation compilation = Compiling.compile(source);
    assertThat(compilation.diagnostics()).as(source).hasSize(1);
    assertThat(compilation.errors()).extracting(Compiling::code).containsExactly(code);
    return compilation.errors().get(0).getMessage(null);
  }

  private static void checkAccepted(String source) {
    Compilation compilation = Compiling.compile(source);
    assertThat(compilation.diagnostics()).as(source).isEmpty();
    assertThat(compilation.generatedSourceFiles()).as(source).isNotEmpty();
  }
}
