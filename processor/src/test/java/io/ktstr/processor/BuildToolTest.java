package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** What build tools rely on: that the processor is found, and what a generated file depends on. */
class BuildToolTest {

  private static final String TEST =
      "@io.ktstr.annotation.KtstrTest io.ktstr.api.AssertResult t(io.ktstr.api.Ctx c) { return null; } ";

  @Test
  void isFound() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(KtstrProcessor.class);
  }

  @Test
  void declaresThatItIsIsolating() throws IOException {
    try (InputStream flag =
        KtstrProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(flag.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(KtstrProcessor.class.getCanonicalName() + ",isolating\n");
    }
  }

  @Test
  void supportsEverySourceVersion() {
    assertThat(new KtstrProcessor().getSupportedSourceVersion())
        .isEqualTo(SourceVersion.latestSupported());
  }

  @Test
  void everyFileHasItsTopLevelClassAsOnlyOrigin() {
    Map<String, List<String>> origins = new TreeMap<>();
    Compilation compilation =
        Compiling.compile(
            List.of(WrappedProcessor.recording(origins)),
            "package p; class A { " + TEST + "static class B { static class C { " + TEST + "} } }",
            "package p; class D { " + TEST + "}");
    assertThat(compilation.errors()).isEmpty();
    assertThat(origins)
        .containsExactly(
            Map.entry("p.AKtstrTest", List.of("p.A")),
            Map.entry("p.A_B_CKtstrTest", List.of("p.A")),
            Map.entry("p.DKtstrTest", List.of("p.D")));
  }

  @Test
  void aDefectOfItsOwnIsOneErrorThatNamesTheClass() {
    Compilation compilation =
        Compiling.compile(
            List.of(new WrappedProcessor(filer -> failing())),
            "package p; class A { " + TEST + "}",
            "package p; class B { @io.ktstr.annotation.KtstrTest void t() {} }");
    assertThat(compilation.errors()).hasSize(2);
    assertThat(compilation.errors().get(0).getMessage(null))
        .contains("[ktstr/internal]", "p.A", "IllegalStateException: disk on fire", "report");
    assertThat(compilation.errors().get(1).getMessage(null)).contains("[ktstr/method-shape]");
  }

  private static Filer failing() {
    return WrappedProcessor.proxy(
        Filer.class,
        (method, arguments) -> {
          throw new IllegalStateException("disk on fire");
        });
  }

  @Test
  void sameInputGivesSameOutput() {
    String source = "package p; class A { " + TEST + TEST.replace(" t(", " a(") + "}";
    Map<String, String> first = Compiling.generated(Compiling.compile(source));
    assertThat(Compiling.generated(Compiling.compile(source))).isEqualTo(first);
    assertThat(first.get("AKtstrTest.java").indexOf("void t("))
        .isLessThan(first.get("AKtstrTest.java").indexOf("void a("));
  }
}
