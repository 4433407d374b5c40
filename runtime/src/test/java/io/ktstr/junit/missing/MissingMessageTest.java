package io.ktstr.junit.missing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingMessageTest {

  @Test
  void saysFactReasonAndFix() {
    assertThat(MissingMessage.text(List.of(new DeclaringClass("p.A", Optional.of("p.AKtstrTest")))))
        .startsWith(
            "ktstr: 1 test class was not generated, and its tests did not run:\n  p.A declares")
        .contains("p.A declares @KtstrTest methods, but there is no p.AKtstrTest\n")
        .contains("-proc:none", "JDK 23")
        .contains("<annotationProcessorPaths>", "testAnnotationProcessor", "--processor-path");
  }

  @Test
  void aLocalClassHasAnotherReason() {
    assertThat(MissingMessage.text(List.of(new DeclaringClass("p.A$1B", Optional.empty()))))
        .contains("  p.A$1B is a local class", "move it")
        .doesNotContain("annotationProcessorPaths");
  }

  @Test
  void namesTenAndCountsTheRest() {
    List<DeclaringClass> missing =
        IntStream.range(0, 12)
            .mapToObj(i -> new DeclaringClass("p.A" + i, Optional.of("p.A" + i + "KtstrTest")))
            .toList();

    assertThat(MissingMessage.text(missing))
        .startsWith("ktstr: 12 test classes were not generated, and their tests did not run:\n")
        .contains("p.A9 declares", "\n  and 2 more\n")
        .doesNotContain("p.A10");
  }
}
