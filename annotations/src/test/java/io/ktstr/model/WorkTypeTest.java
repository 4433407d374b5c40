package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void programsHaveTheirOwnMemory() {
    WorkType exec = WorkType.exec("/bin/sleep", "10");
    assertThat(exec).isEqualTo(new WorkType.Exec(List.of("/bin/sleep", "10")));
    assertThat(exec.runsProgram()).isTrue();
    assertThat(exec.needsWorkingSet()).isFalse();
    assertThat(exec.groupSize()).isEqualTo(1);
    assertThat(WorkType.java("a.Main", "x"))
        .isEqualTo(new WorkType.JavaMain("a.Main", List.of("x")));
    assertThat(WorkType.java("a.Main").runsProgram()).isTrue();
    assertThat(WorkType.memTouch().runsProgram()).isFalse();
    assertThat(WorkSpec.defaults().workType(exec).workingSetBytes()).isZero();
    assertThat(WorkSpec.defaults().workType(exec).workingSet(8).workingSetBytes()).isEqualTo(8);
  }
}
