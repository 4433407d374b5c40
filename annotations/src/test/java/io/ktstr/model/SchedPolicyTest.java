package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedPolicyTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 99})
  void realTimePriorityAtEitherEndIsAccepted(int priority) {
    assertThat(SchedPolicy.fifo(priority)).isEqualTo(new SchedPolicy.Fifo(priority));
    assertThat(SchedPolicy.roundRobin(priority)).isEqualTo(new SchedPolicy.RoundRobin(priority));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100})
  void realTimePriorityThatDoesNotExistIsRefusedRatherThanClamped(int priority) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchedPolicy.fifo(priority))
        .withMessageContainingAll("priority " + priority, "1 to 99");
    assertThatIllegalArgumentException().isThrownBy(() -> SchedPolicy.roundRobin(priority));
  }
}
