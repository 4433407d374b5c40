package io.ktstr.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reports on workers, for tests: the only place that knows the order of their components. What is
 * not said is a worker that ran for five seconds, four of them on CPU 0, and did 1000 units of work
 * in as many passes.
 */
public final class Reports {

  private final String cgroup;
  private final int index;
  private int pid;
  private String policy = "bind:0";
  private Set<Integer> expectedNodes = Set.of();
  private SortedMap<Integer, Long> pages = new TreeMap<>();
  private SortedMap<Integer, Long> processPages = new TreeMap<>();
  private long iterations = 1000;
  private long workUnits = 1000;
  private long wallNanos = 5_000_000_000L;
  private long cpuNanos = 4_000_000_000L;
  private Gap longestGap = new Gap(50_000_000, 0, 0);
  private Migrations migrations = Migrations.NONE;
  private final List<Set<Integer>> cpusByPhase = new ArrayList<>(List.of(Set.of(0)));
  private OptionalLong numaPagesMigrated = OptionalLong.of(3);
  private WakeLatencies wakeLatencies = WakeLatencies.NONE;
  private Optional<SchedStat> schedStat = Optional.empty();
  private Optional<Switches> switches = Optional.empty();
  private Optional<Faults> faults = Optional.empty();
  private Optional<ProgramReport> program = Optional.empty();
  private String workType = "CpuSpin";

  private Reports(String cgroup, int index) {
    this.cgroup = cgroup;
    this.index = index;
    this.pid = 100 + index;
  }

  public static Reports worker(String cgroup, int index) {
    return new Reports(cgroup, index);
  }

  public WorkerReport report() {
    return new WorkerReport(
        cgroup,
        index,
        pid,
        policy,
        expectedNodes,
        pages,
        processPages,
        iterations,
        workUnits,
        wallNanos,
        cpuNanos,
        longestGap,
        migrations,
        cpusByPhase,
        numaPagesMigrated,
        wakeLatencies,
        schedStat,
        switches,
        faults,
        program,
        workType);
  }

  public Reports pid(int value) {
    pid = value;
    return this;
  }

  public Reports policy(String text) {
    policy = text;
    return this;
  }

  public Reports expecting(Integer... nodes) {
    expectedNodes = Set.of(nodes);
    return this;
  }

  public Reports pages(Map<Integer, Long> byNode) {
    pages = new TreeMap<>(byNode);
    return this;
  }

  public Reports processPages(Map<Integer, Long> byNode) {
    processPages = new TreeMap<>(byNode);
    return this;
  }

  public Reports iterations(long count) {
    iterations = count;
    return this;
  }

  public Reports workUnits(long count) {
    workUnits = count;
    return this;
  }

  public Reports wallNanos(long nanos) {
    wallNanos = nanos;
    return this;
  }

  public Reports cpuNanos(long nanos) {
    cpuNanos = nanos;
    return this;
  }

  public Reports gap(long nanos, long atNanos, int cpu) {
    longestGap = new Gap(nanos, atNanos, cpu);
    return this;
  }

  public Reports migrations(long count) {
    migrations = new Migrations(count, List.of());
    return this;
  }

  public Reports migrations(Migration... all) {
    migrations = new Migrations(all.length, List.of(all));
    return this;
  }

  /** In phase 0. */
  public Reports cpus(Integer... cpus) {
    return cpusInPhase(0, Set.of(cpus));
  }

  public Reports cpusInPhase(int phase, Set<Integer> cpus) {
    while (cpusByPhase.size() <= phase) {
      cpusByPhase.add(Set.of());
    }
    cpusByPhase.set(phase, cpus);
    return this;
  }

  public Reports numaPagesMigrated(OptionalLong count) {
    numaPagesMigrated = count;
    return this;
  }

  public Reports wakeLatencies(long... nanos) {
    wakeLatencies = WakeLatencies.of(nanos);
    return this;
  }

  public Reports schedStat(long runNanos, long runDelayNanos, long timeslices) {
    schedStat = Optional.of(new SchedStat(runNanos, runDelayNanos, timeslices));
    return this;
  }

  public Reports switches(long voluntary, long involuntary) {
    switches = Optional.of(new Switches(voluntary, involuntary));
    return this;
  }

  public Reports faults(long minor, long major) {
    faults = Optional.of(new Faults(minor, major));
    return this;
  }

  /** A program has no passes, units, checkpoints and wake-ups. */
  public Reports program(ProgramReport report) {
    program = Optional.of(report);
    workType = "Exec";
    longestGap = Gap.NONE;
    return iterations(0).workUnits(0);
  }

  public Reports workType(String name) {
    workType = name;
    return this;
  }
}
