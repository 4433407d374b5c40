package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.ListFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether a cpuset makes sense on a machine; what it resolves to is {@link
 * CpusetSpec#resolve(CpuLayout)}.
 */
public final class CpusetRules {

  private CpusetRules() {}

  /**
   * Judges a cpuset.
   *
   * @param cgroup name for the message
   * @param spec the cpuset
   * @param machine where CPUs and memory are
   * @return Ok or a violation
   */
  public static Verdict check(String cgroup, CpusetSpec spec, CpuLayout machine) {
    return shape(cgroup, spec).then(() -> fit(cgroup, spec, machine));
  }

  /**
   * Judges what does not depend on a machine: fractions, partition numbers, emptiness.
   *
   * @param cgroup name for the message
   * @param spec the cpuset
   * @return Ok or a violation
   */
  public static Verdict shape(String cgroup, CpusetSpec spec) {
    if (spec instanceof CpusetSpec.Range range) {
      return range(cgroup, range);
    }
    if (spec instanceof CpusetSpec.Disjoint part) {
      return partition(cgroup, spec, part.index(), part.of());
    }
    if (spec instanceof CpusetSpec.Overlap part) {
      return partition(cgroup, spec, part.index(), part.of())
          .then(() -> fraction(cgroup, spec, "fraction", part.fraction()));
    }
    if (spec instanceof CpusetSpec.Exact exact && exact.cpus().isEmpty()) {
      return Verdict.violation(RuleCode.CPUSET_EMPTY, cgroup, spec);
    }
    return Verdict.ok();
  }

  /**
   * Judges the nodes of a cpuset.mems.
   *
   * @param cgroup name for the message
   * @param mems node ids
   * @param machine where memory is
   * @return Ok or a violation
   */
  public static Verdict mems(String cgroup, Set<Integer> mems, CpuLayout machine) {
    if (mems.isEmpty()) {
      return Verdict.violation(RuleCode.CPUSET_EMPTY_MEMS, cgroup);
    }
    Set<Integer> missing = new TreeSet<>(mems);
    missing.removeAll(machine.memoryNodes());
    return missing.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.CPUSET_UNKNOWN_MEMS,
            cgroup,
            ListFormat.format(missing),
            ListFormat.format(machine.memoryNodes()));
  }

  /**
   * Judges a CPU id on its own.
   *
   * @param cgroup name for the message
   * @param cpu CPU id
   * @return a violation for ids that no machine of the harness has
   */
  public static Verdict cpuId(String cgroup, int cpu) {
    return cpu >= 0 && cpu <= ListFormat.MAX_ID
        ? Verdict.ok()
        : Verdict.violation(RuleCode.CPUSET_CPU_RANGE, cgroup, cpu, ListFormat.MAX_ID);
  }

  /**
   * Judges how many numbers make a range.
   *
   * @param cgroup name for the message
   * @param numbers how many are written
   * @return Ok for two
   */
  public static Verdict rangeLength(String cgroup, int numbers) {
    return numbers == 2
        ? Verdict.ok()
        : Verdict.violation(RuleCode.CPUSET_RANGE_LENGTH, cgroup, Words.count(numbers, "number"));
  }

  /**
   * Judges how many numbers make one part of a partition.
   *
   * @param cgroup name for the message
   * @param kind {@code disjoint} or {@code overlap}
   * @param numbers how many are written
   * @return Ok for two
   */
  public static Verdict partitionLength(String cgroup, String kind, int numbers) {
    return numbers == 2
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.CPUSET_PARTITION_LENGTH, cgroup, kind, Words.count(numbers, "number"));
  }

  /**
   * Judges whether the size of an overlap is written exactly with an overlap.
   *
   * @param cgroup name for the message
   * @param overlap whether the parts overlap
   * @param fraction whether the size is written
   * @return Ok for both or neither
   */
  public static Verdict overlapFraction(String cgroup, boolean overlap, boolean fraction) {
    if (overlap == fraction) {
      return Verdict.ok();
    }
    return Verdict.violation(
        overlap ? RuleCode.CPUSET_FRACTION_MISSING : RuleCode.CPUSET_FRACTION_ELSEWHERE, cgroup);
  }

  private static Verdict range(String cgroup, CpusetSpec.Range range) {
    return fraction(cgroup, range, "start", range.start())
        .then(() -> fraction(cgroup, range, "end", range.end()))
        .then(
            () ->
                range.start() < range.end()
                    ? Verdict.ok()
                    : Verdict.violation(RuleCode.CPUSET_FRACTION_ORDER, cgroup, range));
  }

  private static Verdict fraction(String cgroup, CpusetSpec spec, String name, double value) {
    return value >= 0.0 && value <= 1.0
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.CPUSET_FRACTION, cgroup, spec, name, value, Nearest.fraction(value));
  }

  private static Verdict partition(String cgroup, CpusetSpec spec, int index, int of) {
    if (of > 0 && index >= 0 && index < of) {
      return Verdict.ok();
    }
    String repair = of > 0 ? "index " + Nearest.within(0, of - 1, index) : "a count of 1 or more";
    return Verdict.violation(RuleCode.CPUSET_PARTITION, cgroup, spec, index, of, repair);
  }

  private static Verdict fit(String cgroup, CpusetSpec spec, CpuLayout machine) {
    if (spec instanceof CpusetSpec.Llc llc) {
      int count = machine.llcs().size();
      return llc.index() >= 0 && llc.index() < count
          ? Verdict.ok()
          : Verdict.violation(
              RuleCode.CPUSET_OUT_OF_RANGE,
              cgroup,
              spec,
              "last-level caches",
              ListFormat.format(IntStream.range(0, count).boxed().toList()));
    }
    if (spec instanceof CpusetSpec.Numa numa) {
      return node(cgroup, numa, machine);
    }
    if (spec instanceof CpusetSpec.Exact exact) {
      return known(cgroup, exact, machine);
    }
    return enough(cgroup, spec, machine);
  }

  private static Verdict node(String cgroup, CpusetSpec.Numa numa, CpuLayout machine) {
    Set<Integer> cpus = machine.nodes().get(numa.node());
    if (cpus == null) {
      return Verdict.violation(
          RuleCode.CPUSET_OUT_OF_RANGE,
          cgroup,
          numa,
          "NUMA nodes",
          ListFormat.format(machine.nodes().keySet()));
    }
    return cpus.isEmpty()
        ? Verdict.violation(
            RuleCode.CPUSET_MEMORY_ONLY,
            cgroup,
            numa.node(),
            ListFormat.format(machine.nodesOf(machine.cpus())))
        : Verdict.ok();
  }

  private static Verdict known(String cgroup, CpusetSpec.Exact exact, CpuLayout machine) {
    Set<Integer> missing = new TreeSet<>(exact.cpus());
    missing.removeAll(machine.cpus());
    return missing.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.CPUSET_UNKNOWN_CPU,
            cgroup,
            ListFormat.format(missing),
            ListFormat.format(machine.cpus()));
  }

  private static Verdict enough(String cgroup, CpusetSpec spec, CpuLayout machine) {
    int usable = machine.usableCpus().size();
    int parts = partitions(spec);
    if (usable < parts) {
      return Verdict.violation(
          RuleCode.CPUSET_PARTITION_SMALL,
          cgroup,
          spec,
          parts,
          Words.count(usable, "usable CPU"),
          usable);
    }
    return spec.resolve(machine).isEmpty()
        ? Verdict.violation(RuleCode.CPUSET_EMPTY, cgroup, spec)
        : Verdict.ok();
  }

  private static int partitions(CpusetSpec spec) {
    if (spec instanceof CpusetSpec.Disjoint part) {
      return part.of();
    }
    return spec instanceof CpusetSpec.Overlap part ? part.of() : 1;
  }
}
