package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.Timing;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules would have caught is put past them: the kernel's refusal must fail the run. */
@Tag("guest")
class RefusedPolicyGuestTest {

  @Test
  void aPolicyOnAnAbsentNodeFailsTheRunWithCallArgumentsAndErrno(@TempDir Path cache) {
    try (GuestMachine guest = new GuestLab(cache).boot("2n2l1c1t")) {
      CpuLayout layout = SysTopology.read(guest.files());
      StepRun run =
          new StepRun(guest, stepWith(MemPolicy.bind(5)), layout, Timing.EMULATED, Watch.NONE);

      assertThatThrownBy(run::run)
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("nothing was measured")
          .hasMessageContaining(
              "worker far/0: set_mempolicy(MPOL_BIND, {5}, maxnode 7) was refused: EINVAL");
      assertThat(guest.files().list("/sys/fs/cgroup")).doesNotContain("ktstr");
    }
  }

  private static PlannedStep stepWith(MemPolicy policy) {
    WorkSpec work = WorkSpec.defaults().memPolicy(policy);
    PlannedWorker worker =
        new PlannedWorker(
            "far",
            0,
            work,
            WorkerRequest.of(work, Optional.empty()),
            policy.nodeSet(),
            Optional.empty());
    PlannedCgroup cgroup =
        new PlannedCgroup("far", Optional.empty(), Optional.empty(), List.of(worker));
    return new PlannedStep(List.of(cgroup), new TreeMap<>(), List.of(), Duration.ofSeconds(1));
  }
}
