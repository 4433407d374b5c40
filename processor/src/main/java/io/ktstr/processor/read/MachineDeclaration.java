package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @KtstrTest} says about the machine.
 *
 * @param origin the annotation
 * @param numaNodes NUMA nodes
 * @param llcs last-level caches over all nodes
 * @param cores cores in each last-level cache
 * @param threads hardware threads in each core
 * @param nodes the nodes one by one
 * @param distances SLIT distances row by row
 * @param memoryMb memory in MiB
 */
public record MachineDeclaration(
    Origin origin,
    Optional<Written<Integer>> numaNodes,
    Optional<Written<Integer>> llcs,
    Optional<Written<Integer>> cores,
    Optional<Written<Integer>> threads,
    Optional<WrittenList<NodeDeclaration>> nodes,
    Optional<WrittenList<Integer>> distances,
    Optional<Written<Integer>> memoryMb) {

  static MachineDeclaration read(Members test) {
    return new MachineDeclaration(
        test.origin(),
        test.one("numaNodes", Integer.class),
        test.one("llcs", Integer.class),
        test.one("cores", Integer.class),
        test.one("threads", Integer.class),
        test.nestedList("nodes").map(nodes -> nodes.map(NodeDeclaration::read)),
        test.list("distances", Integer.class),
        test.one("memoryMb", Integer.class));
  }
}
