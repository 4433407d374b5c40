package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldSpecTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  @Test
  void fullIsTheWholeDuration() {
    assertThat(HoldSpec.FULL.of(TEN)).isEqualTo(TEN);
  }

  @Test
  void fractionIsAPartOfTheDuration() {
    assertThat(HoldSpec.fraction(0.25).of(TEN)).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void fixedTimeDoesNotDependOnTheDuration() {
    assertThat(HoldSpec.fixed(Duration.ofMillis(7)).of(TEN)).isEqualTo(Duration.ofMillis(7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.5, 1.01, Double.NaN})
  void shareThatIsNoneIsRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldSpec.fraction(share))
        .withMessageContaining(String.valueOf(share));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void timeThatObservesNothingIsRefused(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldSpec.fixed(Duration.ofSeconds(seconds)))
        .withMessageContaining("observes nothing");
  }
}
