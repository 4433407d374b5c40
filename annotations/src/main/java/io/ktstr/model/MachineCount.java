package io.ktstr.model;

/** What can be counted on a machine and limited by a test. */
public enum MachineCount {
  /** NUMA nodes, with CPUs or without. */
  NUMA_NODES("NumaNodes", "NUMA node"),
  /** Last-level caches. */
  LLCS("Llcs", "last-level cache"),
  /** CPUs. */
  CPUS("Cpus", "CPU");

  private final String suffix;
  private final String noun;

  MachineCount(String suffix, String noun) {
    this.suffix = suffix;
    this.noun = noun;
  }

  /**
   * How the names of its limits end.
   *
   * @return for example {@code NumaNodes}, as in minNumaNodes and maxNumaNodes
   */
  public String suffix() {
    return suffix;
  }

  /**
   * What one of them is called.
   *
   * @return for example {@code NUMA node}
   */
  public String noun() {
    return noun;
  }

  /**
   * Counts them.
   *
   * @param topology a machine
   * @return at least 1
   */
  public int of(Topology topology) {
    return switch (this) {
      case NUMA_NODES -> topology.numaNodes();
      case LLCS -> topology.llcs();
      case CPUS -> topology.totalCpus();
    };
  }
}
