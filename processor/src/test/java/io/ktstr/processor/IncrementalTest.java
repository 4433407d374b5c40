package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That the processor is isolating, as it declares: what it generates from a class depends on that
 * class alone. Gradle then removes what came from a changed source, and compiles that source with
 * everything else as classes; so does this test.
 */
class IncrementalTest {

  private static final Map<String, String> SOURCES =
      Map.of(
          "Nodes",
          "package p; final class Nodes { static final int FAR = 1; }",
          "Declared",
          "package p; import io.ktstr.annotation.*; interface Declared {"
              + " @KtstrTest(numaNodes = 2, llcs = 2) @CgroupDefs(@Cgroup(name = \"a\","
              + " cpuset = @Cpuset(numa = Nodes.FAR), memPolicy = @MemoryPolicy(bind = Nodes.FAR)))"
              + " void far(); }",
          "Imperative",
          "package p; import io.ktstr.annotation.*; import io.ktstr.api.*; class Imperative {"
              + " @KtstrTest AssertResult here(Ctx ctx) { return Shared.run(ctx); }"
              + " static class Nested {"
              + " @KtstrTest AssertResult there(Ctx ctx) { return Shared.run(ctx); } } }",
          "Shared",
          "package p; import io.ktstr.api.*; import io.ktstr.model.*; class Shared {"
              + " static AssertResult run(Ctx ctx) {"
              + " return Scenarios.executeDefs(ctx, CgroupDef.named(\"a\").workers(1)); } }");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

  @TempDir Path folder;
  private Path sources;
  private Path output;

  @BeforeEach
  void writeSources() throws IOException {
    sources = Files.createDirectories(folder.resolve("sources/p"));
    output = Files.createDirectory(folder.resolve("output"));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Files.writeString(file(source.getKey()), source.getValue());
    }
    compile(SOURCES.keySet().stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Declared", "Imperative", "Shared", "Nodes"})
  void oneSourceAloneGivesWhatAFullBuildGives(String changed) {
    Map<String, String> full = contents();
    assertThat(full)
        .containsKeys(
            "p/DeclaredKtstrTest.java",
            "p/DeclaredKtstrTest.class",
            "p/ImperativeKtstrTest.java",
            "p/Imperative_NestedKtstrTest.class");

    removeOutputsOf(changed);
    assertThat(contents()).isNotEqualTo(full);
    compile(List.of(changed));

    assertThat(contents()).isEqualTo(full);
  }

  /** The negative control: what a class generates does follow from its own source. */
  @Test
  void aChangedSourceChangesWhatIsGeneratedFromItAndNothingElse() throws IOException {
    Map<String, String> before = contents();
    Files.writeString(file("Declared"), SOURCES.get("Declared").replace("far()", "farther()"));

    removeOutputsOf("Declared");
    compile(List.of("Declared"));

    Map<String, String> after = contents();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.keySet().stream().filter(name -> !after.get(name).equals(before.get(name))))
        .containsExactly(
            "p/Declared.class", "p/DeclaredKtstrTest.class", "p/DeclaredKtstrTest.java");
  }

  /**
   * The limit of isolation, which is that of javac: a constant is copied into whatever names it.
   * Build tools know who named a constant and compile those, too.
   */
  @Test
  void aConstantOfAnotherClassIsSeenWhenItsUserIsCompiled() throws IOException {
    String before = contents().get("p/DeclaredKtstrTest.java");
    Files.writeString(file("Nodes"), SOURCES.get("Nodes").replace("FAR = 1", "FAR = 0"));

    removeOutputsOf("Nodes");
    compile(List.of("Nodes"));
    assertThat(contents()).containsEntry("p/DeclaredKtstrTest.java", before);

    removeOutputsOf("Declared");
    compile(List.of("Declared"));
    assertThat(contents().get("p/DeclaredKtstrTest.java"))
        .isEqualTo(before.replace("numa(1)", "numa(0)").replace("bind(1)", "bind(0)"));
  }

  private Path file(String name) {
    return sources.resolve(name + ".java");
  }

  /** With those sources only; of all else it sees the classes. */
  private void compile(List<String> names) {
    StringWriter messages = new StringWriter();
    String classPath = output + File.pathSeparator + System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "-d", output.toString(), "-s", output.toString(), "-cp", classPath, "-sourcepath", "");
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              messages,
              files,
              null,
              options,
              null,
              files.getJavaFileObjectsFromPaths(names.stream().map(this::file).toList()));
      task.setProcessors(List.of(new KtstrProcessor()));
      assertThat(task.call()).as(messages.toString()).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of a source, and the files whose originating element is among them. */
  private void removeOutputsOf(String name) {
    contents().keySet().stream()
        .filter(file -> file.matches("p/" + name + "([$_]\\w+)?(KtstrTest)?\\.(class|java)"))
        .forEach(file -> delete(output.resolve(file)));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that was written: path to bytes. */
  private Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            output.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
