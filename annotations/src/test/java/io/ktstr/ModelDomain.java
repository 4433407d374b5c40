package io.ktstr;

import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Random values of the model for properties; small enough that rules are hit and missed about
 * equally often.
 */
public class ModelDomain extends DomainContextBase {

  /**
   * One more than the nodes that {@link #topologies()} can have, so that some policies name nodes
   * that are missing.
   */
  private static final int MAX_NODE = 4;

  /** Machines of equal nodes and machines of listed nodes, some of them memory-only. */
  @Provide
  public Arbitrary<Topology> topologies() {
    return Arbitraries.oneOf(uniformTopologies(), listedTopologies()).withoutEdgeCases();
  }

  /** Machines of equal nodes. */
  public static Arbitrary<Topology> uniformTopologies() {
    return Combinators.combine(upTo(4), upTo(3), upTo(4), upTo(2))
        .as((nodes, llcs, cores, threads) -> Topology.of(nodes, nodes * llcs, cores, threads));
  }

  private static Arbitrary<Topology> listedTopologies() {
    Arbitrary<List<NodeSpec>> nodes =
        Arbitraries.integers()
            .between(0, 2)
            .map(llcs -> NodeSpec.of(llcs, 128))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .filter(list -> list.stream().anyMatch(node -> !node.isMemoryOnly()));
    return Combinators.combine(nodes, upTo(4), upTo(2))
        .as(
            (list, cores, threads) ->
                Topology.of(1, 1, cores, threads).withNodes(list.toArray(NodeSpec[]::new)));
  }

  private static Arbitrary<Integer> upTo(int max) {
    return Arbitraries.integers().between(1, max);
  }

  /** Cpusets that mostly fit a machine, and cpusets of any numbers at all. */
  @Provide
  public Arbitrary<CpusetSpec> cpusets() {
    return Arbitraries.oneOf(
        cpusets(Arbitraries.integers().between(-1, 8), Arbitraries.doubles().between(-0.1, 1.1)),
        cpusets(Arbitraries.integers(), anyDouble()));
  }

  private static Arbitrary<Double> anyDouble() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0));
  }

  private static Arbitrary<CpusetSpec> cpusets(
      Arbitrary<Integer> integers, Arbitrary<Double> doubles) {
    return Arbitraries.oneOf(
        integers.map(CpusetSpec::llc),
        integers.map(CpusetSpec::numa),
        Combinators.combine(doubles, doubles).as(CpusetSpec::range),
        Combinators.combine(integers, integers).as(CpusetSpec::disjoint),
        Combinators.combine(integers, integers, doubles).as(CpusetSpec::overlap),
        ids(40).map(CpusetSpec::exact));
  }

  /** Every policy; node sets may be empty, name missing nodes, and carry weights that are wrong. */
  @Provide
  public Arbitrary<MemPolicy> policies() {
    Arbitrary<Map<Integer, Integer>> weights =
        Arbitraries.maps(
                Arbitraries.integers().between(0, MAX_NODE),
                Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.integers().between(1, 255)),
                    Tuple.of(1, Arbitraries.of(-1, 0, 256))))
            .ofMaxSize(2);
    Arbitrary<Set<Integer>> nodes = ids(MAX_NODE).filter(ids -> ids.size() <= 3);
    return Arbitraries.oneOf(
        Arbitraries.of(MemPolicy.defaultPolicy(), MemPolicy.local()),
        nodes.map(MemPolicy::bind),
        Arbitraries.integers().between(0, MAX_NODE).map(MemPolicy::preferred),
        nodes.map(MemPolicy::interleave),
        nodes.map(MemPolicy::preferredMany),
        nodes.map(MemPolicy::weightedInterleave),
        weights.map(MemPolicy::weightedInterleave),
        Combinators.combine(nodes, weights).as(MemPolicy.WeightedInterleave::new));
  }

  /** Every combination of flags. */
  @Provide
  public Arbitrary<MpolFlags> flags() {
    return Arbitraries.subsetOf(
            MpolFlags.STATIC_NODES, MpolFlags.RELATIVE_NODES, MpolFlags.NUMA_BALANCING)
        .map(flags -> flags.stream().reduce(MpolFlags.NONE, MpolFlags::union));
  }

  private static Arbitrary<Set<Integer>> ids(int max) {
    return Arbitraries.integers()
        .between(0, max)
        .set()
        .ofMaxSize(Math.min(max, 8))
        .withoutEdgeCases();
  }
}
