package io.ktstr.model;

import java.util.List;
import java.util.Optional;

/**
 * The numbers of a topology before they are known to make sense: what a declaration says,
 * literally.
 *
 * @param numaNodes NUMA nodes
 * @param llcs last-level caches over all nodes
 * @param cores cores in each last-level cache
 * @param threads hardware threads in each core
 * @param nodes one entry for each node, or empty for nodes that are all alike
 * @param distances SLIT distances row by row, or empty for 10 on the diagonal and 20 elsewhere
 */
public record TopologyDraft(
    int numaNodes,
    int llcs,
    int cores,
    int threads,
    List<NodeSpec> nodes,
    List<Integer> distances) {

  /** More CPUs than this cannot be named in one CPU mask. */
  private static final int MAX_CPUS = ListFormat.MAX_ID + 1;

  private static final int MAX_NODES = 64;

  /** Copies the lists. */
  public TopologyDraft {
    nodes = List.copyOf(nodes);
    distances = List.copyOf(distances);
  }

  /**
   * What makes a machine of this shape impossible.
   *
   * @return the first defect; empty when {@link #topology()} succeeds or only the distances are
   *     wrong
   */
  public Optional<Defect> shapeDefect() {
    return countDefect()
        .or(this::sizeDefect)
        .or(() -> nodes.isEmpty() ? unevenDefect() : explicitDefect());
  }

  private Optional<Defect> countDefect() {
    return zero("llcs", llcs)
        .or(() -> zero("cores", cores))
        .or(() -> zero("threads", threads))
        .or(() -> zero("numaNodes", numaNodes));
  }

  private static Optional<Defect> zero(String name, int value) {
    return value > 0
        ? Optional.empty()
        : defect(
            name + " is " + value,
            "a machine needs at least one of each to have a CPU and memory",
            "write " + name + " = 1 or more");
  }

  private Optional<Defect> sizeDefect() {
    long cpus = (long) llcs * cores * threads;
    if (cpus > MAX_CPUS || (long) llcs * cores > MAX_CPUS) {
      return defect(
          llcs
              + " LLCs x "
              + cores
              + " cores x "
              + threads
              + " threads is more than "
              + MAX_CPUS
              + " CPUs",
          "no machine that the harness can describe has more",
          "reduce llcs, cores or threads");
    }
    if (numaNodes > MAX_NODES) {
      return defect(
          "numaNodes is " + numaNodes,
          "a guest has at most " + MAX_NODES + " nodes",
          "write numaNodes = " + MAX_NODES + " or less");
    }
    return Optional.empty();
  }

  private Optional<Defect> unevenDefect() {
    if (llcs % numaNodes == 0) {
      return Optional.empty();
    }
    int above = (llcs / numaNodes + 1) * numaNodes;
    return defect(
        "llcs = " + llcs + " cannot be divided evenly over numaNodes = " + numaNodes,
        "llcs is the total over all nodes and every node gets the same number",
        "write llcs = " + above + ", or list the nodes one by one");
  }

  private Optional<Defect> explicitDefect() {
    if (nodes.size() != numaNodes) {
      return defect(
          nodes.size() + " nodes are listed but numaNodes is " + numaNodes,
          "each node needs exactly one entry",
          "write numaNodes = " + nodes.size() + " or list " + numaNodes + " nodes");
    }
    long sum = nodes.stream().mapToLong(NodeSpec::llcs).sum();
    if (sum != llcs) {
      return defect(
          "the listed nodes have " + sum + " LLCs but llcs is " + llcs,
          "llcs is the total over all nodes",
          "write llcs = " + sum + " or change the nodes");
    }
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Defect> defect = nodeDefect(i, nodes.get(i));
      if (defect.isPresent()) {
        return defect;
      }
    }
    return Optional.empty();
  }

  private static Optional<Defect> nodeDefect(int index, NodeSpec node) {
    if (node.llcs() < 0) {
      return defect(
          "node " + index + " has " + node.llcs() + " LLCs",
          "a number of caches cannot be negative",
          "write llcs = 0 for a memory-only node");
    }
    if (node.memoryMb().isEmpty()) {
      return node.isMemoryOnly()
          ? defect(
              "node " + index + " has neither CPUs nor a size of memory",
              "a memory-only node is nothing but its memory",
              "write memoryMb")
          : Optional.empty();
    }
    int memoryMb = node.memoryMb().getAsInt();
    return memoryMb >= NodeSpec.MIN_MEMORY_MB
        ? Optional.empty()
        : defect(
            "node " + index + " has " + memoryMb + " MiB of memory",
            "a node needs at least " + NodeSpec.MIN_MEMORY_MB + " MiB to be usable",
            "write memoryMb = " + NodeSpec.MIN_MEMORY_MB + " or more");
  }

  /**
   * What is wrong with the distances alone.
   *
   * @return the first defect; empty for no distances
   */
  public Optional<Defect> distanceDefect() {
    if (distances.isEmpty()) {
      return Optional.empty();
    }
    long entries = (long) numaNodes * numaNodes;
    if (distances.size() != entries) {
      return defect(
          distances.size() + " distances for " + numaNodes + " nodes",
          "the table needs one row and one column for each node",
          "write " + entries + " numbers, row by row");
    }
    for (int from = 0; from < numaNodes; from++) {
      for (int to = 0; to < numaNodes; to++) {
        Optional<Defect> defect = distanceDefect(from, to);
        if (defect.isPresent()) {
          return defect;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Defect> distanceDefect(int from, int to) {
    int distance = distances.get(from * numaNodes + to);
    String fact = "the distance from node " + from + " to node " + to + " is " + distance;
    if (from == to) {
      return distance == Topology.LOCAL_DISTANCE
          ? Optional.empty()
          : defect(
              fact, "the distance of a node to itself is 10 by definition (ACPI SLIT)", "write 10");
    }
    if (distance <= Topology.LOCAL_DISTANCE || distance > Topology.MAX_DISTANCE) {
      return defect(
          fact, "another node is farther than 10 and 255 means unreachable", "write 11 to 254");
    }
    int back = distances.get(to * numaNodes + from);
    return distance == back
        ? Optional.empty()
        : defect(
            fact + " but " + back + " on the way back",
            "the harness builds machines whose distances are the same both ways",
            "write " + distance + " for both");
  }

  /**
   * The topology.
   *
   * @return the immutable value
   * @throws IllegalArgumentException with the first defect
   */
  public Topology topology() {
    shapeDefect().or(this::distanceDefect).ifPresent(this::refuse);
    return new Topology(this);
  }

  private void refuse(Defect defect) {
    throw new IllegalArgumentException(
        "topology " + numaNodes + "n" + llcs + "l" + cores + "c" + threads + "t: " + defect);
  }

  private static Optional<Defect> defect(String fact, String reason, String fix) {
    return Optional.of(new Defect(fact, reason, fix));
  }
}
