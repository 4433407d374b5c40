package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations that name what other processors generate wait until it is there. */
class MultiRoundTest {

  private static final String SOURCE =
      """
      import io.ktstr.annotation.*;
      import io.ktstr.api.*;
      class A {
        @KtstrTest(numaNodes = gen.Constants.NODES, llcs = gen.Constants.NODES)
        @CgroupDefs(@Cgroup(name = gen.Constants.NAME, memPolicy = @MemoryPolicy(bind = {0, gen.Constants.NODE})))
        static void first(Ctx ctx, AssertResult result) {}
        @KtstrTest static AssertResult second(Ctx ctx) throws gen.Constants.Failure { return null; }
      }
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void waitsForConstants(int round) {
    Compilation compilation = compile(round, SOURCE);
    assertThat(Compiling.errors(compilation)).isEmpty();
    assertThat(Compiling.generated(compilation).get("AKtstrTest.java"))
        .contains("Topology.of(2, 2, 2, 1)")
        .contains("CgroupDef.named(\"generated\")")
        .contains("MemPolicy.bind(0, 1)")
        .contains("A.second(ctx)");
  }

  @Test
  void reportsWhatIsWrongWithThem() {
    String wrong =
        SOURCE.replace("bind = {0, gen.Constants.NODE}", "bind = {0, gen.Constants.NODES}");
    assertThat(Compiling.errors(compile(1, wrong))).containsExactly("policy-unknown-node 5:100");
  }

  private static final String CHECKS =
      """
      import io.ktstr.annotation.*; import io.ktstr.api.*;
      @KtstrChecks(minWorkRate = gen.Constants.NODES)
      class A {
        @KtstrTest AssertResult t(Ctx ctx) { return null; }
      }
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void checksOfAClassWaitForConstants(int round) {
    Compilation compilation = compile(round, CHECKS);
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Compiling.generated(compilation).get("AKtstrTest.java"))
        .contains("Checks.defaults().minWorkRate(2.0)");
  }

  @Test
  void nothingIsWrittenWithoutTheChecksOfItsClass() {
    Map<String, List<String>> generated = new TreeMap<>();
    Compilation compilation =
        Compiling.compile(List.of(WrappedProcessor.recording(generated)), CHECKS);
    assertThat(Compiling.errors(compilation)).allMatch(error -> error.startsWith("javac "));
    assertThat(compilation.errors()).isNotEmpty();
    assertThat(generated).isEmpty();
  }

  private static final String BODY =
      """
      import io.ktstr.annotation.*; import io.ktstr.api.*; import io.ktstr.model.*;
      class A {
        @KtstrTest(numaNodes = 2, llcs = 2) AssertResult t(Ctx ctx) {
          return Scenarios.executeDefs(ctx,
              CgroupDef.named("a").memPolicy(MemPolicy.bind(gen.Constants.NODES)),
              CgroupDef.named("b").workers(0));
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void bodiesWaitForConstants(int round) {
    assertThat(Compiling.errors(compile(round, BODY)))
        .containsExactly("policy-unknown-node 5:68", "workers-zero 6:38");
  }

  @Test
  void aClassIsWrittenOnceAlthoughItsBodiesWait() {
    String fine = BODY.replace("NODES", "NODE").replace("0", "1");
    Compilation compilation = compile(2, fine);
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Compiling.generated(compilation)).containsKey("AKtstrTest.java");
  }

  /** Imports one by one come before those of everything, also while what they name is not there. */
  @Test
  void bodiesWaitForImports() {
    String source =
        "import static gen.Policies.bind; import static io.ktstr.model.MemPolicy.*; import gen.MpolFlags;\n"
            + BODY.replace("MemPolicy.bind(gen.Constants.NODES)", "bind(7)")
                .replace(".workers(0)", "");
    assertThat(Compiling.errors(compile(2, source))).isEmpty();
  }

  /** A superclass that is yet to be written may have a field of any name. */
  @Test
  void bodiesWaitForSuperclasses() {
    String source =
        BODY.replace("class A", "class A extends gen.Base").replace("gen.Constants.NODES", "NODE");
    assertThat(Compiling.errors(compile(2, source))).containsExactly("workers-zero 6:38");
  }

  @Test
  void bodiesAreReadAsFarAsTheyAreKnownWhenTheRestNeverComes() {
    assertThat(Compiling.errors(Compiling.compile(BODY))).containsExactly("workers-zero 6:38");
  }

  @Test
  void saysNothingWhenTheyNeverCome() {
    Map<String, List<String>> generated = new TreeMap<>();
    Compilation compilation =
        Compiling.compile(List.of(WrappedProcessor.recording(generated)), SOURCE);
    assertThat(compilation.errors()).hasSize(5);
    assertThat(Compiling.errors(compilation)).allMatch(error -> error.startsWith("javac "));
    assertThat(generated).isEmpty();
  }

  @Test
  void waitsForOneClassOnly() {
    String other =
        "class B { @io.ktstr.annotation.KtstrTest io.ktstr.api.AssertResult t(io.ktstr.api.Ctx c) { return null; } }";
    Map<String, List<String>> generated = new TreeMap<>();
    Compilation compilation =
        Compiling.compile(List.of(WrappedProcessor.recording(generated)), SOURCE, other);
    assertThat(compilation.errors()).isNotEmpty();
    assertThat(generated).containsOnlyKeys("BKtstrTest");
  }

  private static Compilation compile(int round, String source) {
    return Compiling.compile(List.of(new KtstrProcessor(), new Generator(round)), source);
  }

  /**
   * Generates a class of constants in one round, and something else in those before it, so that
   * there are rounds.
   */
  private static final class Generator extends AbstractProcessor {
    private final int when;
    private int round;

    Generator(int when) {
      this.when = when;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round < when) {
        write("gen.Filler" + round, "class Filler" + round + " {}");
      } else if (round == when) {
        write("gen.MpolFlags", "public class MpolFlags {}");
        write(
            "gen.Policies",
            "public class Policies { public static io.ktstr.model.MemPolicy bind(int n) {"
                + " return io.ktstr.model.MemPolicy.local(); } }");
        write("gen.Base", "public class Base { protected static final int NODE = 1; }");
        write(
            "gen.Constants",
            "public class Constants { public static final int NODES = 2, NODE = 1;"
                + " public static final String NAME = \"generated\";"
                + " @SuppressWarnings(\"serial\") public static class Failure extends Exception {} }");
      }
      return false;
    }

    private void write(String name, String type) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write("package gen; " + type);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
