package io.ktstr.api;

import java.util.Collections;
import java.util.List;
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
 * @param pid its process id on the machine under test; of a thread that shares a process with
 *     others its thread id
 * @param policy the memory policy that was asked for, as text
 * @param expectedNodes where its pages should be: the nodes of the policy, or else those of the
 *     cpuset
 * @param pages pages of the working set on each node, counted in the machine's base page size; of a
 *     program all its private anonymous pages
 * @param processPages pages of its whole address space on each node, with those of files and of the
 *     program text, in the same unit
 * @param iterations passes of the work loop; 0 for a program
 * @param workUnits units of work, see {@link io.ktstr.model.WorkType}; 0 for a program
 * @param wallNanos time from the first to the last pass, in nanoseconds of the machine's monotonic
 *     clock
 * @param cpuNanos CPU time in that interval, in nanoseconds
 * @param longestGap the longest time in which it did not get on; none for a program, which has no
 *     checkpoints
 * @param migrations when it was seen on another CPU than before
 * @param cpusByPhase CPUs that it was seen on in each phase of the cpusets: phase 0 is from the
 *     start, the n-th change of a cpuset is made in phase 2n-1 and over in phase 2n; the last of 16
 *     phases takes what follows. Of a program those of its main thread, at a look every 10
 *     milliseconds
 * @param numaPagesMigrated pages that NUMA balancing moved for it, {@code numa_pages_migrated} of
 *     /proc/PID/sched; empty if the kernel does not tell
 * @param wakeLatencies how long it waited for a CPU after it was woken; none for work that wakes
 *     nobody
 * @param schedStat what the scheduler counted; empty if the kernel does not tell, and for a program
 * @param switches context switches; empty for a program
 * @param faults page faults; empty for a program
 * @param program what came of the program; empty for a worker with a loop of its own
 * @param workType name of its work type, see {@link io.ktstr.model.WorkType#displayName()}
 */
public record WorkerReport(
    String cgroup,
    int index,
    int pid,
    String policy,
    Set<Integer> expectedNodes,
    SortedMap<Integer, Long> pages,
    SortedMap<Integer, Long> processPages,
    long iterations,
    long workUnits,
    long wallNanos,
    long cpuNanos,
    Gap longestGap,
    Migrations migrations,
    List<Set<Integer>> cpusByPhase,
    OptionalLong numaPagesMigrated,
    WakeLatencies wakeLatencies,
    Optional<SchedStat> schedStat,
    Optional<Switches> switches,
    Optional<Faults> faults,
    Optional<ProgramReport> program,
    String workType) {

  /** Copies the collections. */
  public WorkerReport {
    Objects.requireNonNull(cgroup, "cgroup");
    Objects.requireNonNull(policy, "policy");
    expectedNodes = sorted(expectedNodes);
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    processPages = Collections.unmodifiableSortedMap(new TreeMap<>(processPages));
    Objects.requireNonNull(longestGap, "longestGap");
    Objects.requireNonNull(migrations, "migrations");
    cpusByPhase = cpusByPhase.stream().map(WorkerReport::sorted).toList();
    Objects.requireNonNull(numaPagesMigrated, "numaPagesMigrated");
    Objects.requireNonNull(wakeLatencies, "wakeLatencies");
    Objects.requireNonNull(schedStat, "schedStat");
    Objects.requireNonNull(switches, "switches");
    Objects.requireNonNull(faults, "faults");
    Objects.requireNonNull(program, "program");
    Objects.requireNonNull(workType, "workType");
  }

  private static Set<Integer> sorted(Set<Integer> ids) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
  }

  /**
   * CPUs that the worker was seen on.
   *
   * @return those of all phases together
   */
  public Set<Integer> cpusUsed() {
    Set<Integer> cpus = new TreeSet<>();
    cpusByPhase.forEach(cpus::addAll);
    return Collections.unmodifiableSet(cpus);
  }

  /**
   * The longest time in which it did not get on.
   *
   * @return nanoseconds
   */
  public long maxGapNanos() {
    return longestGap.nanos();
  }

  /**
   * Time of its loop in which it was not on a CPU.
   *
   * @return nanoseconds, 0 or more
   */
  public long offCpuNanos() {
    return Math.max(0, wallNanos - cpuNanos);
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
