package io.ktstr.model;

import java.util.Set;

/** Which CPUs a worker asks for with sched_setaffinity(2), within the CPUs of its cgroup. */
public sealed interface Affinity {

  /** Whatever the cgroup allows: no system call is made. */
  record Inherit() implements Affinity {}

  /** The lowest CPU of the cgroup, the same for all workers. */
  record SingleCpu() implements Affinity {}

  /**
   * The CPUs of the last-level cache that shares most with the cgroup, the lowest index among
   * equals.
   */
  record LlcAligned() implements Affinity {}

  /** Every CPU of the machine; the kernel narrows it to the cgroup's. */
  record CrossCgroup() implements Affinity {}

  /**
   * Exactly these CPUs; none of them in the cgroup is an error.
   *
   * @param cpus CPU ids
   */
  record Exact(Set<Integer> cpus) implements Affinity {
    /** Checks and copies the CPUs. */
    public Exact {
      cpus = Ids.checked("CPU", cpus);
    }
  }

  /**
   * Whatever the cgroup allows.
   *
   * @return the affinity
   */
  static Affinity inherit() {
    return new Inherit();
  }

  /**
   * The lowest CPU of the cgroup.
   *
   * @return the affinity
   */
  static Affinity singleCpu() {
    return new SingleCpu();
  }

  /**
   * The last-level cache that shares most CPUs with the cgroup.
   *
   * @return the affinity
   */
  static Affinity llcAligned() {
    return new LlcAligned();
  }

  /**
   * Every CPU of the machine.
   *
   * @return the affinity
   */
  static Affinity crossCgroup() {
    return new CrossCgroup();
  }

  /**
   * Exactly these CPUs.
   *
   * @param cpus CPU ids
   * @return the affinity
   */
  static Affinity exact(int... cpus) {
    return new Exact(Ids.of(cpus));
  }
}
