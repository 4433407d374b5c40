package io.ktstr.api;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one worker did and where its memory was when it stopped.
 *
 * @param cgroup name of its cgroup
 * @param index its number within the cgroup, from 0
 * @param pid its process id on the machine under test
 * @param policy the memory policy that was asked for, as text
 * @param expectedNodes where its pages should be: the nodes of the policy, or else those of the
 *     cpuset
 * @param pages pages of the working set on each node, counted in the machine's base page size; of a
 *     program all its private anonymous pages
 * @param iterations passes of the work loop; 0 for a program
 * @param workUnits units of work, see {@link io.ktstr.model.WorkType}; 0 for a program
 * @param wallNanos time from the first to the last pass, in nanoseconds of the machine's monotonic
 *     clock
 * @param cpuNanos CPU time in that interval, in nanoseconds
 * @param maxGapNanos longest time between two checkpoints, in nanoseconds; 0 for a program, which
 *     has none
 * @param migrations times that the worker was seen on another CPU than before
 * @param cpusUsed CPUs that it was seen on; of a program those of its main thread, at a look every
 *     10 milliseconds
 * @param numaPagesMigrated pages that NUMA balancing moved for it, {@code numa_pages_migrated} of
 *     /proc/PID/sched; empty if the kernel does not tell
 * @param program what came of the program; empty for a worker with a loop of its own
 */
public record WorkerReport(
    String cgroup,
    int index,
    int pid,
    String policy,
    Set<Integer> expectedNodes,
    SortedMap<Integer, Long> pages,
    long iterations,
    long workUnits,
    long wallNanos,
    long cpuNanos,
    long maxGapNanos,
    long migrations,
    Set<Integer> cpusUsed,
    OptionalLong numaPagesMigrated,
    Optional<ProgramReport> program) {

  /** Copies the collections. */
  public WorkerReport {
    Objects.requireNonNull(cgroup, "cgroup");
    Objects.requireNonNull(policy, "policy");
    expectedNodes = Collections.unmodifiableSortedSet(new TreeSet<>(expectedNodes));
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    Objects.requireNonNull(numaPagesMigrated, "numaPagesMigrated");
    Objects.requireNonNull(program, "program");
    cpusUsed = Collections.unmodifiableSortedSet(new TreeSet<>(cpusUsed));
  }

  /**
   * All pages of the working set.
   *
   * @return pages over all nodes
   */
  public long totalPages() {
    return pages.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Pages on some nodes.
   *
   * @param nodes node ids
   * @return pages on those nodes together
   */
  public long pagesOn(Set<Integer> nodes) {
    return pages.entrySet().stream()
        .filter(node -> nodes.contains(node.getKey()))
        .mapToLong(node -> node.getValue())
        .sum();
  }

  /**
   * How the worker is called in messages.
   *
   * @return for example {@code node0/3}
   */
  public String label() {
    return cgroup + "/" + index;
  }
}
