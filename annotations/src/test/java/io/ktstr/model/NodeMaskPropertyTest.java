package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class NodeMaskPropertyTest {

  @Property
  void nodesUndoesOf(@ForAll Set<@IntRange(max = ListFormat.MAX_ID) Integer> nodes) {
    assertThat(NodeMask.of(nodes).nodes()).isEqualTo(nodes);
  }

  @Property
  void kernelSeesTheHighestNodeAndReadsNoWordBeyondTheLast(
      @ForAll @NotEmpty Set<@IntRange(max = ListFormat.MAX_ID) Integer> nodes) {
    NodeMask mask = NodeMask.of(nodes);
    int bitsThatTheKernelReads = mask.maxnode() - 1;
    assertThat(bitsThatTheKernelReads).isGreaterThan(Collections.max(nodes));
    assertThat(mask.words().size() * 64).isGreaterThanOrEqualTo(bitsThatTheKernelReads);
  }
}
