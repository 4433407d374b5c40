package io.ktstr.model;

import java.util.List;

/**
 * A machine of the gauntlet: the machines, from one cache to 252 CPUs and four nodes, on which a
 * test can be run besides the one that it declares.
 *
 * @param name name of the machine
 * @param topology its topology
 * @param memoryMb its memory in MiB
 */
public record TopologyPreset(String name, Topology topology, int memoryMb) {

  private static final int MEMORY_MB = 2048;
  private static final int LARGE_MEMORY_MB = 4096;

  private static final List<TopologyPreset> ALL =
      List.of(
          preset("tiny-1llc", "1n1l4c1t"),
          preset("tiny-2llc", "1n2l2c1t"),
          preset("odd-3llc", "1n3l3c1t"),
          preset("odd-5llc", "1n5l3c1t"),
          preset("odd-7llc", "1n7l2c1t"),
          preset("smt-2llc", "1n2l2c2t"),
          preset("smt-3llc", "1n3l2c2t"),
          preset("medium-4llc", "1n4l4c2t"),
          preset("medium-8llc", "1n8l4c2t"),
          preset("large-4llc", "1n4l16c2t"),
          preset("large-8llc", "1n8l8c2t"),
          preset("near-max-llc", "1n15l8c2t"),
          large("max-cpu", "1n14l9c2t"),
          preset("medium-4llc-nosmt", "1n4l8c1t"),
          preset("medium-8llc-nosmt", "1n8l8c1t"),
          preset("large-4llc-nosmt", "1n4l32c1t"),
          preset("large-8llc-nosmt", "1n8l16c1t"),
          preset("near-max-llc-nosmt", "1n15l16c1t"),
          large("max-cpu-nosmt", "1n14l18c1t"),
          preset("numa2-4llc", "2n4l4c1t"),
          preset("numa2-8llc", "2n8l8c2t"),
          preset("numa2-8llc-nosmt", "2n8l16c1t"),
          preset("numa4-8llc", "4n8l4c1t"),
          large("numa4-12llc", "4n12l8c2t"));

  private static TopologyPreset preset(String name, String topology) {
    return new TopologyPreset(name, Topology.parse(topology), MEMORY_MB);
  }

  private static TopologyPreset large(String name, String topology) {
    return new TopologyPreset(name, Topology.parse(topology), LARGE_MEMORY_MB);
  }

  /**
   * Every preset.
   *
   * @return in a fixed order
   */
  public static List<TopologyPreset> all() {
    return ALL;
  }
}
