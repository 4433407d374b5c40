package io.ktstr.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import org.junit.jupiter.api.Test;

/** Real workers on this host. */
class WorkerTrialTest {

  @Test
  void whatTheKernelRefusesIsToldAndWhatItAllowsIsNot() {
    try (LocalMachine host = LocalMachine.open()) {
      WorkerTrial trial = new WorkerTrial(host);

      assertThat(trial.refusal(WorkSpec.defaults())).isEmpty();
      assertThat(trial.refusal(WorkSpec.defaults().memPolicy(MemPolicy.bind(1000))))
          .hasValueSatisfying(
              refusal ->
                  assertThat(refusal)
                      .startsWith("set_mempolicy(MPOL_BIND, {1000}")
                      .contains("was refused: EINVAL"));
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }
}
