package io.ktstr.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that a test declares: NUMA nodes, last-level caches (LLCs), cores and hardware
 * threads. CPUs are numbered node by node, LLC by LLC, core by core. Immutable; a value that exists
 * makes sense.
 */
public final class Topology {

  /** SLIT distance of a node to itself. */
  public static final int LOCAL_DISTANCE = 10;

  /** SLIT distance between two nodes when none is declared. */
  public static final int REMOTE_DISTANCE = 20;

  /** The largest SLIT distance; 255 means unreachable. */
  public static final int MAX_DISTANCE = 254;

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6})n(\\d{1,6})l(\\d{1,6})c(\\d{1,6})t");

  private final TopologyDraft draft;

  Topology(TopologyDraft draft) {
    this.draft = draft;
  }

  /**
   * A machine of equal nodes.
   *
   * @param numaNodes NUMA nodes
   * @param llcs last-level caches over all nodes, a multiple of {@code numaNodes}
   * @param cores cores in each LLC
   * @param threads hardware threads in each core
   * @return the topology
   * @throws IllegalArgumentException if a number is not positive or the LLCs do not divide evenly
   */
  public static Topology of(int numaNodes, int llcs, int cores, int threads) {
    return new TopologyDraft(numaNodes, llcs, cores, threads, List.of(), List.of()).topology();
  }

  /**
   * Reads the text form, such as {@code 2n4l4c1t}.
   *
   * @param text four numbers, each followed by its letter, in the order n, l, c, t
   * @return the topology
   * @throws IllegalArgumentException for any other text
   */
  public static Topology parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a topology; nodes, LLCs in total, cores and threads are expected; write 2n4l4c1t");
    }
    return of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }

  /**
   * The same cores and threads on nodes listed one by one.
   *
   * @param nodes the nodes, of which at least one has an LLC; replaces their number and that of the
   *     LLCs
   * @return the topology, with default distances
   * @throws IllegalArgumentException if no such machine can exist
   */
  public Topology withNodes(NodeSpec... nodes) {
    int llcs = Arrays.stream(nodes).mapToInt(NodeSpec::llcs).sum();
    return new TopologyDraft(
            nodes.length, llcs, draft.cores(), draft.threads(), List.of(nodes), List.of())
        .topology();
  }

  /**
   * The same machine with these distances.
   *
   * @param rowByRow SLIT distances, one row for each node
   * @return the topology
   * @throws IllegalArgumentException unless the table is square, symmetric, 10 on its diagonal and
   *     11 to 254 elsewhere
   */
  public Topology withDistances(int... rowByRow) {
    List<Integer> distances = Arrays.stream(rowByRow).boxed().toList();
    return new TopologyDraft(
            draft.numaNodes(),
            draft.llcs(),
            draft.cores(),
            draft.threads(),
            draft.nodes(),
            distances)
        .topology();
  }

  /**
   * The number of NUMA nodes.
   *
   * @return at least 1
   */
  public int numaNodes() {
    return draft.numaNodes();
  }

  /**
   * The number of last-level caches over all nodes.
   *
   * @return at least 1
   */
  public int llcs() {
    return draft.llcs();
  }

  /**
   * The number of cores in each last-level cache.
   *
   * @return at least 1
   */
  public int cores() {
    return draft.cores();
  }

  /**
   * The number of hardware threads in each core.
   *
   * @return at least 1
   */
  public int threads() {
    return draft.threads();
  }

  /**
   * The number of CPUs.
   *
   * @return LLCs x cores x threads
   */
  public int totalCpus() {
    return llcs() * cpusPerLlc();
  }

  /**
   * The nodes, one entry each, in the order of their ids.
   *
   * @return as many as {@link #numaNodes()}
   */
  public List<NodeSpec> nodes() {
    if (!draft.nodes().isEmpty()) {
      return draft.nodes();
    }
    NodeSpec each = NodeSpec.withLlcs(llcs() / numaNodes());
    return Collections.nCopies(numaNodes(), each);
  }

  /**
   * The declared distances, row by row.
   *
   * @return empty when none were declared
   */
  public List<Integer> distances() {
    return draft.distances();
  }

  /**
   * The SLIT distance between two nodes.
   *
   * @param from node id
   * @param to node id
   * @return 10 for the node itself, 20 for any other unless declared otherwise
   */
  public int distance(int from, int to) {
    Objects.checkIndex(from, numaNodes());
    Objects.checkIndex(to, numaNodes());
    if (draft.distances().isEmpty()) {
      return from == to ? LOCAL_DISTANCE : REMOTE_DISTANCE;
    }
    return draft.distances().get(from * numaNodes() + to);
  }

  /**
   * The LLC that a CPU belongs to.
   *
   * @param cpu CPU id
   * @return LLC index
   */
  public int llcOf(int cpu) {
    return Objects.checkIndex(cpu, totalCpus()) / cpusPerLlc();
  }

  /**
   * The core within its LLC that a CPU belongs to.
   *
   * @param cpu CPU id
   * @return core index, 0 to {@link #cores()} - 1
   */
  public int coreOf(int cpu) {
    return Objects.checkIndex(cpu, totalCpus()) / threads() % cores();
  }

  /**
   * The hardware thread within its core that a CPU is.
   *
   * @param cpu CPU id
   * @return thread index, 0 to {@link #threads()} - 1
   */
  public int threadOf(int cpu) {
    return Objects.checkIndex(cpu, totalCpus()) % threads();
  }

  /**
   * The node that an LLC belongs to.
   *
   * @param llc LLC index
   * @return node id
   */
  public int numaNodeOf(int llc) {
    int left = Objects.checkIndex(llc, llcs());
    List<NodeSpec> nodes = nodes();
    for (int node = 0; node < nodes.size(); node++) {
      left -= nodes.get(node).llcs();
      if (left < 0) {
        return node;
      }
    }
    throw new AssertionError("the LLCs of the nodes do not add up in " + this);
  }

  /**
   * Where CPUs and memory are.
   *
   * @return the layout that a machine of this topology shows
   */
  public CpuLayout layout() {
    SortedMap<Integer, Set<Integer>> nodes = new TreeMap<>();
    for (int node = 0; node < numaNodes(); node++) {
      nodes.put(node, new TreeSet<>());
    }
    List<Set<Integer>> llcs = new ArrayList<>();
    for (int llc = 0; llc < llcs(); llc++) {
      Set<Integer> cpus = Ids.range(llc * cpusPerLlc(), (llc + 1) * cpusPerLlc());
      llcs.add(cpus);
      nodes.get(numaNodeOf(llc)).addAll(cpus);
    }
    return new CpuLayout(nodes, llcs, nodes.keySet());
  }

  private int cpusPerLlc() {
    return cores() * threads();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Topology topology && topology.draft.equals(draft);
  }

  @Override
  public int hashCode() {
    return draft.hashCode();
  }

  /** The text form, such as {@code 2n4l4c1t}; listed nodes and distances are not part of it. */
  @Override
  public String toString() {
    return numaNodes() + "n" + llcs() + "l" + cores() + "c" + threads() + "t";
  }
}
