package io.ktstr.check;

import io.ktstr.api.ProgramReport;
import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Short forms of what checks look at. */
final class Seen {

  private static final Map<String, Set<Integer>> CPUSETS = Map.of("cg", Set.of(0, 1));

  private Seen() {}

  static WorkerReport worker(int index, Set<Integer> expected, Map<Integer, Long> pages) {
    return worker(index, expected, pages, 1000);
  }

  static WorkerReport worker(
      int index, Set<Integer> expected, Map<Integer, Long> pages, long workUnits) {
    return new WorkerReport(
        "cg",
        index,
        100 + index,
        "bind:0",
        expected,
        new TreeMap<>(pages),
        workUnits,
        workUnits,
        5_000_000_000L,
        4_000_000_000L,
        50_000_000L,
        0,
        Set.of(0),
        OptionalLong.of(3),
        Optional.empty());
  }

  /** A worker that ran a program. */
  static WorkerReport program(
      int index, OptionalInt exitStatus, OptionalInt signal, String output, long cpuNanos) {
    WorkerReport loop = worker(index, Set.of(), Map.of(), 0);
    return new WorkerReport(
        loop.cgroup(),
        index,
        loop.pid(),
        loop.policy(),
        loop.expectedNodes(),
        loop.pages(),
        0,
        0,
        loop.wallNanos(),
        cpuNanos,
        0,
        0,
        loop.cpusUsed(),
        loop.numaPagesMigrated(),
        Optional.of(
            new ProgramReport(List.of("/bin/a", "b"), 200 + index, exitStatus, signal, output, 0)));
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

  /** A worker of a cgroup, as its scheduler has treated it for five seconds. */
  static WorkerReport scheduled(
      String cgroup,
      int index,
      long workUnits,
      long offCpuMillis,
      long gapMillis,
      Set<Integer> cpus) {
    WorkerReport plain = worker(index, Set.of(), Map.of(), workUnits);
    return new WorkerReport(
        cgroup,
        index,
        plain.pid(),
        plain.policy(),
        plain.expectedNodes(),
        plain.pages(),
        workUnits,
        workUnits,
        plain.wallNanos(),
        plain.wallNanos() - offCpuMillis * 1_000_000,
        gapMillis * 1_000_000,
        index,
        cpus,
        plain.numaPagesMigrated(),
        Optional.empty());
  }
}
