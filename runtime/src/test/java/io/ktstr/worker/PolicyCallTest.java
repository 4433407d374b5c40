package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeMask;
import io.ktstr.model.kernel.KernelModel;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCallTest {

  private static final KernelModel LINUX_6_12 = KernelModel.of(KernelVersion.of(6, 12));

  private static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of(MemPolicy.bind(5), MpolFlags.NONE, "set_mempolicy(MPOL_BIND, {5}, maxnode 7)"),
        Arguments.of(
            MemPolicy.preferred(0),
            MpolFlags.NONE,
            "set_mempolicy(MPOL_PREFERRED, {0}, maxnode 2)"),
        Arguments.of(
            MemPolicy.interleave(0, 1, 2),
            MpolFlags.RELATIVE_NODES,
            "set_mempolicy(MPOL_INTERLEAVE|MPOL_F_RELATIVE_NODES, {0-2}, maxnode 4)"),
        Arguments.of(
            MemPolicy.local(), MpolFlags.NONE, "set_mempolicy(MPOL_LOCAL, NULL, maxnode 0)"),
        Arguments.of(
            MemPolicy.preferredMany(0, 2),
            MpolFlags.STATIC_NODES.union(MpolFlags.NUMA_BALANCING),
            "set_mempolicy(MPOL_PREFERRED_MANY|MPOL_F_STATIC_NODES|MPOL_F_NUMA_BALANCING, {0,2},"
                + " maxnode 4)"),
        Arguments.of(
            MemPolicy.weightedInterleave(1),
            MpolFlags.NONE,
            "set_mempolicy(MPOL_WEIGHTED_INTERLEAVE, {1}, maxnode 3)"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void textIsTheCallAsItIsMade(MemPolicy policy, MpolFlags flags, String text) {
    assertThat(PolicyCall.of(policy, flags)).hasToString(text);
  }

  @Test
  void defaultPolicyIsNoCall() {
    assertThatThrownBy(() -> PolicyCall.of(MemPolicy.defaultPolicy(), MpolFlags.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("makes no system call");
  }

  @Test
  void withoutFlagsTheMaskIsReadBackNarrowed() {
    PolicyCall call = PolicyCall.of(MemPolicy.bind(0, 1, 3), MpolFlags.NONE);

    assertThat(call.readBack(Set.of(1, 2, 3), LINUX_6_12))
        .isEqualTo(PolicyCall.of(MemPolicy.bind(1, 3), MpolFlags.NONE));
    assertThat(call.readBack(Set.of(0, 1, 2, 3), LINUX_6_12)).isEqualTo(call);
  }

  private static Stream<MpolFlags> flags() {
    return Stream.of(MpolFlags.STATIC_NODES, MpolFlags.RELATIVE_NODES, MpolFlags.NUMA_BALANCING);
  }

  @ParameterizedTest
  @MethodSource("flags")
  void withAnyFlagTheMaskIsReadBackAsItWasGiven(MpolFlags flags) {
    PolicyCall call = PolicyCall.of(MemPolicy.bind(0, 1, 3), flags);

    assertThat(call.readBack(Set.of(1), LINUX_6_12)).isEqualTo(call);
  }

  @Test
  void localIsReadBackWithoutNodes() {
    PolicyCall call = PolicyCall.of(MemPolicy.local(), MpolFlags.NONE);

    assertThat(call.readBack(Set.of(0, 1), LINUX_6_12).describe()).isEqualTo("MPOL_LOCAL NULL");
  }

  @Test
  void descriptionOfWhatIsReadBackDoesNotDependOnTheMasksLength() {
    PolicyCall asked = PolicyCall.of(MemPolicy.bind(0, 1), MpolFlags.STATIC_NODES);
    PolicyCall read = new PolicyCall(2 | 1 << 15, NodeMask.of(Set.of(0, 1)));

    assertThat(asked.describe()).isEqualTo("MPOL_BIND|MPOL_F_STATIC_NODES {0-1}");
    assertThat(read.describe()).isEqualTo(asked.describe());
  }

  @Test
  void modeThatIsNotKnownIsShownAsItsNumber() {
    assertThat(new PolicyCall(7, NodeMask.of(Set.of(0))).describe()).isEqualTo("mode 7 {0}");
    assertThat(new PolicyCall(0, NodeMask.of(Set.of())).describe()).isEqualTo("MPOL_DEFAULT NULL");
  }
}
