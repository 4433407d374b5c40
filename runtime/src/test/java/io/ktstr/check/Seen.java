package io.ktstr.check;

import io.ktstr.api.ProgramReport;
import io.ktstr.api.Reports;
import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Short forms of what checks look at. */
final class Seen {

  private static final Map<String, List<Set<Integer>>> CPUSETS =
      Map.of("cg", List.of(Set.of(0, 1)));

  private Seen() {}

  static WorkerReport worker(int index, Set<Integer> expected, Map<Integer, Long> pages) {
    return worker(index, expected, pages, 1000);
  }

  static WorkerReport worker(
      int index, Set<Integer> expected, Map<Integer, Long> pages, long workUnits) {
    return Reports.worker("cg", index)
        .expecting(expected.toArray(Integer[]::new))
        .pages(pages)
        .iterations(workUnits)
        .workUnits(workUnits)
        .report();
  }

  /** A worker that ran a program. */
  static WorkerReport program(
      int index, OptionalInt exitStatus, OptionalInt signal, String output, long cpuNanos) {
    return Reports.worker("cg", index)
        .cpuNanos(cpuNanos)
        .program(
            new ProgramReport(List.of("/bin/a", "b"), 200 + index, exitStatus, signal, output, 0))
        .report();
  }

  /** One worker that expects node 0. */
  static Observations pages(Map<Integer, Long> pages) {
    return workers(worker(0, Set.of(0), pages));
  }

  static Observations workers(WorkerReport... workers) {
    return new Observations(
        List.of(workers), List.of(), Set.of(), OptionalLong.of(0), CPUSETS, Timing.TRUSTED);
  }

  static Observations withMemoryOnly(Set<Integer> nodes, WorkerReport... workers) {
    return new Observations(
        List.of(workers), List.of(), nodes, OptionalLong.of(0), CPUSETS, Timing.TRUSTED);
  }

  static Observations withMigrated(OptionalLong migrated, WorkerReport... workers) {
    return new Observations(
        List.of(workers), List.of(), Set.of(), migrated, CPUSETS, Timing.TRUSTED);
  }

  static Observations withCpusets(
      Map<String, List<Set<Integer>>> cpusets, WorkerReport... workers) {
    return new Observations(
        List.of(workers), List.of(), Set.of(), OptionalLong.of(0), cpusets, Timing.TRUSTED);
  }

  /** A worker of a cgroup, as its scheduler has treated it for five seconds. */
  static WorkerReport scheduled(
      String cgroup,
      int index,
      long workUnits,
      long offCpuMillis,
      long gapMillis,
      Set<Integer> cpus) {
    return Reports.worker(cgroup, index)
        .iterations(workUnits)
        .workUnits(workUnits)
        .cpuNanos(5_000_000_000L - offCpuMillis * 1_000_000)
        .gap(gapMillis * 1_000_000, 0, 0)
        .migrations(index)
        .cpus(cpus.toArray(Integer[]::new))
        .report();
  }
}
