package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.machine.local.LocalMachine;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Isolation is judged against the cpuset that was in force when a worker was seen. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MovingCpusetHostTest {

  private final LocalMachine machine = LocalMachine.open();

  @AfterEach
  void closeMachine() {
    machine.close();
  }

  @Test
  void workersThatFollowTheirCpusetAreIsolated() {
    CheckResult isolation = MovingCpuset.isolation(machine);

    assertThat(isolation.outcome()).as(isolation.toString()).isEqualTo(Outcome.PASS);
  }

  /** The negative control: what they do under the new cpuset is held against the old one. */
  @Test
  void workersThatAreSeenOnTheNewCpuUnderTheOldCpusetAreNot() {
    CheckResult isolation = MovingCpuset.isolation(new UntoldMachine(machine));

    assertThat(isolation.outcome()).as(isolation.toString()).isEqualTo(Outcome.FAIL);
    assertThat(isolation.details()).hasSize(2).allMatch(detail -> detail.contains("CPU 1"));
  }
}
