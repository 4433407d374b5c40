package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "1024, 1024, 1024",
    "1000000, 5000000, 10000000",
    "1024, 1025, 9223372036854775807",
    "9223372036854775807, 9223372036854775807, 9223372036854775807",
  })
  void deadlineTimesInOrderAreAccepted(long runtime, long deadline, long period) {
    assertThat(deadline(runtime, deadline, period))
        .isEqualTo(
            new SchedPolicy.Deadline(
                Duration.ofNanos(runtime), Duration.ofNanos(deadline), Duration.ofNanos(period)));
  }

  @ParameterizedTest
  @CsvSource({
    "1023, 5000, 5000, a runtime of 1023 ns",
    "0, 0, 0, a runtime of 0 ns",
    "-1, 5000, 5000, a runtime of -1 ns",
    "5000, 4999, 5000, a deadline of 4999 ns comes before the runtime of 5000 ns",
    "5000, -1, 5000, a deadline of -1 ns",
    "5000, 6000, 5999, a period of 5999 ns ends before the deadline of 6000 ns",
    "5000, 6000, 0, a period of 0 ns",
  })
  void deadlineTimesOutOfOrderAreRefused(long runtime, long deadline, long period, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deadline(runtime, deadline, period))
        .withMessageContaining(message);
  }

  @Test
  void periodThatTheKernelCannotCountIsRefused() {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    Duration runtime = Duration.ofMillis(1);

    assertThat(SchedPolicy.deadline(runtime, runtime, longest))
        .isEqualTo(new SchedPolicy.Deadline(runtime, runtime, longest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchedPolicy.deadline(runtime, runtime, longest.plusNanos(1)))
        .withMessageContaining("a period of 9223372036 s is too long");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SchedPolicy.deadline(runtime, runtime, Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageContaining("9223372036854775807 s");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SchedPolicy.deadline(Duration.ofSeconds(Long.MIN_VALUE), runtime, runtime))
        .withMessageContaining("-9223372036854775808 s");
  }

  private static SchedPolicy deadline(long runtime, long deadline, long period) {
    return SchedPolicy.deadline(
        Duration.ofNanos(runtime), Duration.ofNanos(deadline), Duration.ofNanos(period));
  }

  @Test
  void policyKnowsItsFirstKernel() {
    assertThat(SchedPolicy.ext().since()).hasValue(KernelVersion.of(6, 12));
    assertThat(deadline(5000, 5000, 5000).since()).hasValue(KernelVersion.of(3, 14));
    assertThat(SchedPolicy.fifo(1).since()).isEmpty();
  }

  @Test
  void nameIsThatOfTheType() {
    assertThat(SchedPolicy.roundRobin(1).displayName()).isEqualTo("RoundRobin");
    assertThat(SchedPolicy.ext().displayName()).isEqualTo("Ext");
  }
}
