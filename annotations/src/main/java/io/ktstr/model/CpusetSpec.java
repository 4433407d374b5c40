package io.ktstr.model;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which CPUs a cgroup may use, said in terms of the topology.
 *
 * <p>{@link Llc}, {@link Numa} and {@link Exact} name CPUs as they are; {@link Range}, {@link
 * Disjoint} and {@link Overlap} cut up the {@linkplain CpuLayout#usableCpus() usable CPUs}, which
 * leave the highest one to the harness. {@link #resolve(CpuLayout)} never throws and clamps; {@link
 * io.ktstr.model.rule.CpusetRules} says what is wrong.
 */
public sealed interface CpusetSpec {

  /**
   * The CPUs of one last-level cache.
   *
   * @param index LLC index, from 0
   */
  record Llc(int index) implements CpusetSpec {
    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      List<Set<Integer>> llcs = layout.llcs();
      return llcs.isEmpty() ? Set.of() : llcs.get(clamp(index, llcs.size() - 1));
    }

    @Override
    public String toString() {
      return "llc(" + index + ")";
    }
  }

  /**
   * The CPUs of one NUMA node.
   *
   * @param node node id
   */
  record Numa(int node) implements CpusetSpec {
    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      if (layout.nodes().isEmpty()) {
        return Set.of();
      }
      Set<Integer> cpus = layout.nodes().get(node);
      return cpus != null ? cpus : layout.nodes().get(layout.nodes().lastKey());
    }

    @Override
    public String toString() {
      return "numa(" + node + ")";
    }
  }

  /**
   * A slice of the usable CPUs.
   *
   * @param start fraction at which the slice begins, 0.0 to 1.0
   * @param end fraction at which it ends, above {@code start}, at most 1.0
   */
  record Range(double start, double end) implements CpusetSpec {
    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      List<Integer> usable = List.copyOf(layout.usableCpus());
      return slice(usable, position(usable.size(), start), position(usable.size(), end));
    }

    private static int position(int size, double fraction) {
      return Double.isFinite(fraction) ? clamp((long) (size * fraction), size) : 0;
    }

    @Override
    public String toString() {
      return "range(" + start + ", " + end + ")";
    }
  }

  /**
   * One of several equal parts of the usable CPUs; the last part also gets the remainder.
   *
   * @param index which part, from 0
   * @param of number of parts
   */
  record Disjoint(int index, int of) implements CpusetSpec {
    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      return part(layout, index, of, 0.0);
    }

    @Override
    public String toString() {
      return "disjoint(" + index + ", " + of + ")";
    }
  }

  /**
   * One of several parts of the usable CPUs, widened on both sides so that neighbours share CPUs.
   *
   * @param index which part, from 0
   * @param of number of parts
   * @param fraction how much of a part is added on each side, 0.0 to 1.0
   */
  record Overlap(int index, int of, double fraction) implements CpusetSpec {
    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      double finite = Double.isFinite(fraction) ? fraction : 0.0;
      return part(layout, index, of, Math.min(Math.max(finite, 0.0), 1.0));
    }

    @Override
    public String toString() {
      return "overlap(" + index + ", " + of + ", " + fraction + ")";
    }
  }

  /**
   * Exactly these CPUs.
   *
   * @param cpus CPU ids
   */
  record Exact(Set<Integer> cpus) implements CpusetSpec {
    /** Checks and copies the CPUs. */
    public Exact {
      cpus = Ids.checked("CPU", cpus);
    }

    @Override
    public Set<Integer> resolve(CpuLayout layout) {
      return cpus;
    }

    @Override
    public String toString() {
      return "exact(" + ListFormat.format(cpus) + ")";
    }
  }

  /**
   * The CPUs on a machine of this layout. Values out of range are clamped, so that this never
   * throws.
   *
   * @param layout where the CPUs are
   * @return CPU ids, ascending, immutable; may be empty
   */
  Set<Integer> resolve(CpuLayout layout);

  /**
   * The CPUs on a machine of this topology.
   *
   * @param topology the machine
   * @return CPU ids, ascending, immutable; may be empty
   */
  default Set<Integer> resolve(Topology topology) {
    return resolve(topology.layout());
  }

  /**
   * The CPUs of one last-level cache.
   *
   * @param index LLC index, from 0
   * @return the cpuset
   */
  static CpusetSpec llc(int index) {
    return new Llc(index);
  }

  /**
   * The CPUs of one NUMA node.
   *
   * @param node node id
   * @return the cpuset
   */
  static CpusetSpec numa(int node) {
    return new Numa(node);
  }

  /**
   * A slice of the usable CPUs.
   *
   * @param start fraction at which it begins, 0.0 to 1.0
   * @param end fraction at which it ends, above {@code start}
   * @return the cpuset
   */
  static CpusetSpec range(double start, double end) {
    return new Range(start, end);
  }

  /**
   * One of several equal parts of the usable CPUs.
   *
   * @param index which part, from 0
   * @param of number of parts
   * @return the cpuset
   */
  static CpusetSpec disjoint(int index, int of) {
    return new Disjoint(index, of);
  }

  /**
   * One of several parts of the usable CPUs that share CPUs with their neighbours.
   *
   * @param index which part, from 0
   * @param of number of parts
   * @param fraction how much of a part is added on each side, 0.0 to 1.0
   * @return the cpuset
   */
  static CpusetSpec overlap(int index, int of, double fraction) {
    return new Overlap(index, of, fraction);
  }

  /**
   * Exactly these CPUs.
   *
   * @param cpus CPU ids
   * @return the cpuset
   */
  static CpusetSpec exact(int... cpus) {
    return new Exact(Ids.of(cpus));
  }

  /**
   * Exactly these CPUs.
   *
   * @param cpus CPU ids
   * @return the cpuset
   */
  static CpusetSpec exact(IntStream cpus) {
    return new Exact(Ids.of(cpus));
  }

  /**
   * Exactly these CPUs.
   *
   * @param cpus CPU ids
   * @return the cpuset
   */
  static CpusetSpec exact(Iterable<Integer> cpus) {
    return new Exact(Ids.copyOf(cpus));
  }

  private static Set<Integer> part(CpuLayout layout, int index, int of, double widening) {
    if (of <= 0) {
      return Set.of();
    }
    List<Integer> usable = List.copyOf(layout.usableCpus());
    long chunk = usable.size() / of;
    long margin = (long) (chunk * widening);
    long end = index == of - 1 ? usable.size() : (index + 1L) * chunk + margin;
    return slice(usable, index * chunk - margin, end);
  }

  private static Set<Integer> slice(List<Integer> cpus, long start, long end) {
    int first = clamp(start, cpus.size());
    return Ids.copyOf(cpus.subList(first, Math.max(first, clamp(end, cpus.size()))));
  }

  private static int clamp(long value, int max) {
    return (int) Math.min(Math.max(value, 0), max);
  }
}
