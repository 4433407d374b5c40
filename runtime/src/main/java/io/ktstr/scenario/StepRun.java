package io.ktstr.scenario;

import io.ktstr.api.Timing;
import io.ktstr.cgroup.CgroupSubtree;
import io.ktstr.cgroup.Cgroups;
import io.ktstr.cgroup.HostCgroups;
import io.ktstr.cgroup.NoCgroups;
import io.ktstr.check.Observations;
import io.ktstr.machine.Machine;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.CpuLayout;
import io.ktstr.telemetry.VmStat;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** One step: applies it, holds it, collects its observations and tears it down. */
final class StepRun {

  private final Machine machine;
  private final PlannedStep step;
  private final CpuLayout layout;
  private final Timing timing;
  private final Watch watch;

  StepRun(Machine machine, PlannedStep step, CpuLayout layout, Timing timing, Watch watch) {
    this.machine = machine;
    this.step = step;
    this.layout = layout;
    this.timing = timing;
    this.watch = watch;
  }

  Observations run() {
    try (Cgroups cgroups = openCgroups();
        InterleaveWeights weights = new InterleaveWeights(machine.files())) {
      weights.write(step.weights());
      createAll(cgroups);
      return runWorkers(cgroups);
    }
  }

  private Cgroups openCgroups() {
    if (!machine.identity().isHost()) {
      return CgroupSubtree.inGuest(machine);
    }
    return step.confines() ? HostCgroups.open(machine) : new NoCgroups();
  }

  private void createAll(Cgroups cgroups) {
    for (PlannedCgroup cgroup : step.cgroups()) {
      cgroups.create(cgroup.name());
      cgroup.cpus().ifPresent(cpus -> cgroups.setCpus(cgroup.name(), cpus));
      cgroup.mems().ifPresent(mems -> cgroups.setMems(cgroup.name(), mems));
    }
  }

  private Observations runWorkers(Cgroups cgroups) {
    List<PlannedWorker> workers = step.workers();
    List<WorkerOrder> orders = workers.stream().map(worker -> worker.request().order()).toList();
    try (WorkerCrew crew = machine.spawn(orders)) {
      CrewDrill drill = new CrewDrill(crew, workers);
      drill.reach(WorkerState.WAITING, CrewDrill.START_TIMEOUT);
      place(cgroups, workers, crew.pids());
      drill.order(WorkerCommand.SETUP, WorkerState.READY, CrewDrill.SETUP_TIMEOUT);
      OptionalLong migratedBefore = migrated();
      drill.order(WorkerCommand.RUN, WorkerState.RUNNING, CrewDrill.START_TIMEOUT);
      apply(step.ops(), cgroups, crew);
      drill.hold(step.hold(), watch);
      drill.order(WorkerCommand.STOP, WorkerState.STOPPED, CrewDrill.STOP_TIMEOUT);
      OptionalLong migratedAfter = migrated();
      return new Collector(machine.files(), layout)
          .collect(step, crew, difference(migratedBefore, migratedAfter), timing);
    }
  }

  /** Workers are told before and after each change of a cpuset, see {@link WorkerCrew#cpuset}. */
  private static void apply(List<PlannedOp> ops, Cgroups cgroups, WorkerCrew crew) {
    int cpuset = 0;
    for (PlannedOp op : ops) {
      if (op.cpus().isPresent()) {
        crew.cpuset(Math.min(++cpuset, PlannedStep.LAST_CPUSET));
        cgroups.setCpus(op.cgroup(), op.cpus().get());
        crew.cpuset(Math.min(++cpuset, PlannedStep.LAST_CPUSET));
      }
      setMems(op, cgroups);
    }
  }

  private static void setMems(PlannedOp op, Cgroups cgroups) {
    op.mems().ifPresent(mems -> cgroups.setMems(op.cgroup(), mems));
  }

  private static void place(Cgroups cgroups, List<PlannedWorker> workers, List<Integer> pids) {
    Set<Integer> placed = new HashSet<>();
    for (int i = 0; i < workers.size(); i++) {
      if (placed.add(pids.get(i))) { // threads follow their process
        cgroups.add(workers.get(i).cgroup(), pids.get(i));
      }
    }
  }

  private OptionalLong migrated() {
    return VmStat.numaPagesMigrated(machine.files().read("/proc/vmstat"));
  }

  private static OptionalLong difference(OptionalLong before, OptionalLong after) {
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(after.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }
}
