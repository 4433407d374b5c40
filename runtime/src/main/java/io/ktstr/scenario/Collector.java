package io.ktstr.scenario;

import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import io.ktstr.check.Observations;
import io.ktstr.check.PolicyObservation;
import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.model.CpuLayout;
import io.ktstr.telemetry.NumaMap;
import io.ktstr.telemetry.TaskSched;
import io.ktstr.worker.PolicyCall;
import io.ktstr.worker.WorkerSlot;
import io.ktstr.worker.WorkerTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what stopped workers have done and where their memory is. */
final class Collector {

  private final MachineFiles files;
  private final ProgramReader programs;
  private final CpuLayout layout;

  Collector(MachineFiles files, CpuLayout layout) {
    this.files = files;
    this.programs = new ProgramReader(files);
    this.layout = layout;
  }

  Observations collect(
      PlannedStep step, WorkerCrew crew, OptionalLong migratedPages, Timing timing) {
    List<PlannedWorker> workers = step.workers();
    List<SlotImage> slots = crew.slots();
    List<WorkerReport> reports = new ArrayList<>();
    List<PolicyObservation> policies = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      PlannedWorker worker = workers.get(i);
      WorkerSlot slot = new WorkerSlot(slots.get(i));
      reports.add(report(worker, slot, crew.pids().get(i)));
      policy(worker, slot).ifPresent(policies::add);
    }
    return new Observations(
        reports,
        policies,
        layout.memoryOnlyNodes(),
        migratedPages,
        step.cpusets(layout.cpus()),
        timing);
  }

  private WorkerReport report(PlannedWorker worker, WorkerSlot slot, int pid) {
    List<NumaMap> maps = maps(worker, slot, pid);
    WorkerTelemetry telemetry = slot.telemetry();
    boolean isLoop = !worker.work().workType().runsProgram();
    return new WorkerReport(
        worker.cgroup(),
        worker.index(),
        slot.threadId(),
        worker.work().memPolicy().toString(),
        worker.expectedNodes(),
        pages(worker, slot, pid, maps),
        NumaMap.allPages(maps, slot.pageSize()),
        telemetry.iterations(),
        telemetry.workUnits(),
        telemetry.wallNanos(),
        telemetry.cpuNanos(),
        telemetry.longestGap(),
        telemetry.migrations(),
        telemetry.cpusUsed(),
        migrated(worker, slot),
        telemetry.wakeLatencies(),
        telemetry.schedStat(),
        Optional.of(telemetry.switches()).filter(any -> isLoop),
        Optional.of(telemetry.faults()).filter(any -> isLoop),
        programs.report(worker.request(), slot, pid),
        worker.work().workType().displayName());
  }

  private OptionalLong migrated(PlannedWorker worker, WorkerSlot slot) {
    if (worker.work().workType().runsProgram() && !slot.hasProgramMemory()) {
      return OptionalLong.empty(); // its process is gone
    }
    int task = slot.programPid().orElse(slot.threadId());
    try {
      return TaskSched.numaPagesMigrated(files.read("/proc/" + task + "/sched"));
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.ENOENT)) {
        return OptionalLong.empty(); // a kernel without this file
      }
      throw e;
    }
  }

  private List<NumaMap> maps(PlannedWorker worker, WorkerSlot slot, int pid) {
    if (worker.work().workType().runsProgram()) {
      return programs.maps(slot);
    }
    try {
      return NumaMap.parse(files.read("/proc/" + pid + "/numa_maps"));
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.ENOENT) && slot.workingSetAddress() == 0) {
        return List.of(); // a kernel without CONFIG_NUMA, and nothing to be found in the file
      }
      throw e;
    }
  }

  /**
   * Of a loop only the working set counts: the few pages of the worker itself were placed before
   * the policy was set. Of a program all private pages count: it has the policy from its first
   * instruction on.
   */
  private static SortedMap<Integer, Long> pages(
      PlannedWorker worker, WorkerSlot slot, int pid, List<NumaMap> maps) {
    if (worker.work().workType().runsProgram()) {
      return NumaMap.privatePages(maps, slot.pageSize());
    }
    if (slot.workingSetAddress() == 0) {
      return new TreeMap<>();
    }
    NumaMap map =
        NumaMap.at(maps, slot.workingSetAddress())
            .orElseThrow(
                () ->
                    new MachineException(
                        "worker "
                            + worker.label()
                            + ": /proc/"
                            + pid
                            + "/numa_maps has no line for its working set at 0x"
                            + Long.toHexString(slot.workingSetAddress())
                            + "; its pages cannot be counted; this is a bug of ktstr, please report it"));
    return map.pagesOf(slot.pageSize());
  }

  private Optional<PolicyObservation> policy(PlannedWorker worker, WorkerSlot slot) {
    return worker
        .readBack()
        .map(
            expected ->
                new PolicyObservation(
                    worker.label(),
                    expected.describe(),
                    slot.policyReadBack().map(PolicyCall::describe).orElse("nothing")));
  }
}
