package io.ktstr.bed;

import io.ktstr.cgroup.CgroupSubtree;
import io.ktstr.machine.Machine;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every scenario does, once, with nothing left of it: a cgroup, a worker that sets itself up
 * there, a look at its pages, and the end of both.
 */
final class Rehearsal {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String CGROUP = "rehearsal";

  private final Machine machine;

  Rehearsal(Machine machine) {
    this.machine = machine;
  }

  void run() {
    WorkSpec work = WorkSpec.defaults().memPolicy(MemPolicy.bind(0));
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create(CGROUP);
      cgroups.setCpus(CGROUP, Set.of(0));
      try (WorkerCrew crew =
          machine.spawn(List.of(WorkerRequest.of(work, Optional.empty()).order()))) {
        crew.await(WorkerState.WAITING, DEADLINE);
        int pid = crew.pids().get(0);
        cgroups.add(CGROUP, pid);
        order(crew, WorkerCommand.SETUP, WorkerState.READY);
        order(crew, WorkerCommand.RUN, WorkerState.RUNNING);
        order(crew, WorkerCommand.STOP, WorkerState.STOPPED);
        machine.files().read("/proc/vmstat");
        machine.files().read("/proc/" + pid + "/numa_maps");
        machine.files().read("/proc/" + pid + "/stat");
      }
    }
  }

  private static void order(WorkerCrew crew, WorkerCommand command, WorkerState state) {
    crew.command(command);
    crew.await(state, DEADLINE);
  }
}
