package io.ktstr.junit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Checks;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TestSpecTest {

  private static final Constraints LIMITS = Constraints.none().minCpus(3);
  private static final Checks CHECKS = Checks.defaults().minPageLocality(0.8);
  private static final TestSpec PLAIN = TestSpec.of("A.B", "m", Topology.of(2, 4, 4, 1));

  @Test
  void whatIsNotWrittenHasItsDefault() {
    assertThat(PLAIN.className()).isEqualTo("A.B");
    assertThat(PLAIN.methodName()).isEqualTo("m");
    assertThat(PLAIN.topology()).isEqualTo(Topology.of(2, 4, 4, 1));
    assertThat(PLAIN.memoryMb()).isEmpty();
    assertThat(PLAIN.constraints()).isEqualTo(Constraints.none());
    assertThat(PLAIN.duration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(PLAIN.workersPerCgroup()).isEqualTo(2);
    assertThat(PLAIN.minKernel()).isEmpty();
    assertThat(PLAIN.hostOnly()).isFalse();
    assertThat(PLAIN.expectErr()).isFalse();
    assertThat(PLAIN.checks()).isEqualTo(Checks.defaults());
    assertThat(PLAIN.displayName()).isEqualTo("m [2n4l4c1t]");
  }

  /** Each builder call is made last once, so that one that drops what was there before is seen. */
  @Test
  void whatIsWrittenIsKeptWhateverIsWrittenAfterIt() {
    List<UnaryOperator<TestSpec>> calls =
        List.of(
            spec -> spec.memoryMb(512),
            spec -> spec.constraints(LIMITS),
            spec -> spec.durationMillis(250),
            spec -> spec.workersPerCgroup(5),
            spec -> spec.minKernel("6.9"),
            TestSpec::onHostOnly,
            TestSpec::expectingFailure,
            spec -> spec.checks(CHECKS));

    for (UnaryOperator<TestSpec> last : calls) {
      TestSpec full = PLAIN;
      for (UnaryOperator<TestSpec> call : calls) {
        full = call.apply(full);
      }
      assertThat(last.apply(full)).isEqualTo(full);
      assertThat(full.memoryMb()).hasValue(512);
      assertThat(full.constraints()).isEqualTo(LIMITS);
      assertThat(full.duration()).isEqualTo(Duration.ofMillis(250));
      assertThat(full.workersPerCgroup()).isEqualTo(5);
      assertThat(full.minKernel()).hasValue(KernelVersion.of(6, 9));
      assertThat(full.hostOnly()).isTrue();
      assertThat(full.expectErr()).isTrue();
      assertThat(full.checks()).isEqualTo(CHECKS);
      assertThat(full.displayName()).isEqualTo("m [2n4l4c1t]");
    }
  }

  @Test
  void constraintsAreKeptBesideEachOther() {
    OptionalInt[] numbers = new OptionalInt[7];
    for (int i = 1; i <= 6; i++) {
      numbers[i] = OptionalInt.of(i);
    }

    assertThat(
            Constraints.none()
                .minNumaNodes(1)
                .maxNumaNodes(2)
                .minLlcs(3)
                .maxLlcs(4)
                .minCpus(5)
                .maxCpus(6))
        .isEqualTo(
            new Constraints(
                numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]));
  }
}
