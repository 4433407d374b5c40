package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkTypeTest {

  @Test
  void onlyMemTouchNeedsAWorkingSet() {
    assertThat(WorkType.memTouch().needsWorkingSet()).isTrue();
    assertThat(WorkType.cpuSpin().needsWorkingSet()).isFalse();
    assertThat(WorkType.yieldHeavy().needsWorkingSet()).isFalse();
  }

  @Test
  void onlyTurnsAreTakenInPairs() {
    assertThat(WorkType.futexPingPong().groupSize()).isEqualTo(2);
    assertThat(WorkType.cpuSpin().groupSize()).isEqualTo(1);
    assertThat(WorkType.memTouch().groupSize()).isEqualTo(1);
  }

  @Test
  void displayNameIsTheTypesName() {
    assertThat(WorkType.yieldHeavy().displayName()).isEqualTo("YieldHeavy");
  }
}
