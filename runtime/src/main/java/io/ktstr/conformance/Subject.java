package io.ktstr.conformance;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.kernel.FallbackOrder;
import java.util.Set;

/**
 * The machine that is asked, as far as the answers depend on it.
 *
 * @param layout its nodes
 * @param possibleIds the highest possible node id and one
 * @param order where its nodes look for memory
 * @param cpu the CPU that all trials run on
 */
record Subject(CpuLayout layout, int possibleIds, FallbackOrder order, int cpu) {

  Set<Integer> memory() {
    return layout.memoryNodes();
  }

  int localNode() {
    return layout.nodesOf(Set.of(cpu)).iterator().next();
  }
}
