package io.ktstr.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.ListFormat;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.Topology;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors that were read off kernels by hand; ./ktstr conformance asks them all. */
class KernelModelTest {

  private static final MpolFlags NONE = MpolFlags.NONE;
  private static final MpolFlags STATIC = MpolFlags.STATIC_NODES;
  private static final MpolFlags RELATIVE = MpolFlags.RELATIVE_NODES;
  private static final MpolFlags BALANCING = MpolFlags.NUMA_BALANCING;
  private static final KernelModel MODEL = model("6.12");

  private static KernelModel model(String version) {
    return KernelModel.of(KernelVersion.parse(version));
  }

  private static PolicyRequest request(PolicyMode mode, MpolFlags flags, Integer... nodes) {
    return new PolicyRequest(mode, flags, Set.of(nodes));
  }

  private static TaskPolicy taken(KernelModel model, PolicyRequest request, Integer... allowed) {
    return model.set(request, Set.of(allowed)).orElseThrow();
  }

  private static String shown(KernelModel model, TaskPolicy policy) {
    PolicyRequest shown = model.shown(policy, 4);
    return shown.mode() + " " + ListFormat.format(shown.nodes());
  }

  @Nested
  class Acceptance {

    /** One node, mask {0} where the mode takes one; the columns are the combinations of flags. */
    @ParameterizedTest
    @CsvSource({
      "DEFAULT,             1, 1, 1, 0, 0, 0, 0",
      "LOCAL,               1, 0, 0, 0, 0, 0, 0",
      "BIND,                1, 1, 1, 1, 1, 1, 0",
      "PREFERRED_MANY,      1, 1, 1, 1, 1, 1, 0",
      "PREFERRED,           1, 1, 1, 0, 0, 0, 0",
      "INTERLEAVE,          1, 1, 1, 0, 0, 0, 0",
      "WEIGHTED_INTERLEAVE, 1, 1, 1, 0, 0, 0, 0"
    })
    void isThatOfTheTableReadOffLinux618(
        PolicyMode mode, int none, int s, int r, int b, int sb, int rb, int sr) {
      boolean nodes = mode != PolicyMode.DEFAULT && mode != PolicyMode.LOCAL;
      assertAccepted(mode, NONE, nodes, none);
      assertAccepted(mode, STATIC, nodes, s);
      assertAccepted(mode, RELATIVE, nodes, r);
      assertAccepted(mode, BALANCING, nodes, b);
      assertAccepted(mode, STATIC.union(BALANCING), nodes, sb);
      assertAccepted(mode, RELATIVE.union(BALANCING), nodes, rb);
      assertAccepted(mode, STATIC.union(RELATIVE), nodes, sr);
    }

    private static void assertAccepted(PolicyMode mode, MpolFlags flags, boolean nodes, int taken) {
      PolicyRequest asked = nodes ? request(mode, flags, 0) : request(mode, flags);
      assertThat(model("6.18").set(asked, Set.of(0)).isPresent())
          .as("%s", asked)
          .isEqualTo(taken == 1);
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT", "LOCAL"})
    void modeWithoutNodesRefusesThem(PolicyMode mode) {
      assertThat(MODEL.set(request(mode, NONE, 0), Set.of(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BIND", "INTERLEAVE", "PREFERRED_MANY", "WEIGHTED_INTERLEAVE"})
    void emptyMaskIsRefused(PolicyMode mode) {
      assertThat(MODEL.set(request(mode, NONE), Set.of(0))).isEmpty();
    }

    @Test
    void emptyMaskOfPreferredIsLocalUnlessFlagged() {
      assertThat(taken(MODEL, request(PolicyMode.PREFERRED, NONE), 0).mode())
          .isEqualTo(PolicyMode.LOCAL);
      assertThat(MODEL.set(request(PolicyMode.PREFERRED, STATIC), Set.of(0))).isEmpty();
    }

    @Test
    void nodesThatAreNotAllowedAreDroppedUntilNoneIsLeft() {
      assertThat(taken(MODEL, request(PolicyMode.BIND, NONE, 0, 1), 0).nodes()).containsExactly(0);
      assertThat(MODEL.set(request(PolicyMode.BIND, NONE, 1), Set.of(0))).isEmpty();
      assertThat(MODEL.set(request(PolicyMode.BIND, STATIC, 1), Set.of(0))).isEmpty();
      assertThat(taken(MODEL, request(PolicyMode.BIND, RELATIVE, 1), 0).nodes()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({
      "PREFERRED_MANY, 5.14, 5.15",
      "WEIGHTED_INTERLEAVE, 6.8, 6.9",
      "LOCAL, 3.7, 3.8",
    })
    void modeIsRefusedByKernelsBeforeIt(PolicyMode mode, String before, String since) {
      PolicyRequest asked = mode == PolicyMode.LOCAL ? request(mode, NONE) : request(mode, NONE, 0);
      assertThat(model(before).set(asked, Set.of(0))).isEmpty();
      assertThat(model(since).set(asked, Set.of(0))).isPresent();
    }
  }

  @Nested
  class ReadBack {

    @Test
    void isNarrowedWithoutFlagsAndTheCallersWithThem() {
      assertThat(shown(MODEL, taken(MODEL, request(PolicyMode.BIND, NONE, 0, 1), 1)))
          .isEqualTo("MPOL_BIND 1");
      assertThat(shown(MODEL, taken(MODEL, request(PolicyMode.BIND, STATIC, 0, 1), 1)))
          .isEqualTo("MPOL_BIND 0-1");
      assertThat(shown(MODEL, taken(MODEL, request(PolicyMode.BIND, RELATIVE, 5), 1)))
          .isEqualTo("MPOL_BIND 5");
    }

    @Test
    void ofPreferredIsItsLowestNode() {
      assertThat(shown(MODEL, taken(MODEL, request(PolicyMode.PREFERRED, NONE, 1, 3), 0, 1, 3)))
          .isEqualTo("MPOL_PREFERRED 1");
    }

    @Test
    void endsWithTheWordOfTheHighestPossibleNode() {
      TaskPolicy policy = taken(MODEL, request(PolicyMode.BIND, STATIC, 0, 63, 64), 0);

      assertThat(MODEL.shown(policy, 2).nodes()).containsExactly(0, 63);
      assertThat(MODEL.shown(policy, 65).nodes()).containsExactly(0, 63, 64);
    }
  }

  @Nested
  class Rebinding {

    private static TaskPolicy moved(PolicyRequest request, Set<Integer> from, Set<Integer> to) {
      return MODEL.rebind(MODEL.set(request, from).orElseThrow(), to);
    }

    @Test
    void remapsByOrdinal() {
      PolicyRequest asked = request(PolicyMode.INTERLEAVE, NONE, 0, 2);

      assertThat(moved(asked, Set.of(0, 1, 2), Set.of(1, 3)).nodes()).containsExactly(1);
      assertThat(moved(asked, Set.of(0, 1, 2), Set.of(1, 2, 3)).nodes()).containsExactly(1, 3);
    }

    @Test
    void keepsStaticNodesAndTakesAllWhenNoneIsLeft() {
      PolicyRequest asked = request(PolicyMode.BIND, STATIC, 0, 2);

      assertThat(moved(asked, Set.of(0, 1), Set.of(1, 2)).nodes()).containsExactly(2);
      assertThat(moved(asked, Set.of(0, 1), Set.of(1, 3)).nodes()).containsExactly(1, 3);
    }

    @Test
    void countsRelativeNodesAnew() {
      PolicyRequest asked = request(PolicyMode.BIND, RELATIVE, 0, 2);

      assertThat(moved(asked, Set.of(0, 1, 2), Set.of(1, 3)).nodes()).containsExactly(1);
      assertThat(moved(asked, Set.of(0, 1), Set.of(1, 2, 3)).nodes()).containsExactly(1, 3);
    }

    @Test
    void leavesPreferredNodesAndForgetsWhatTheCallerGave() {
      TaskPolicy plain = moved(request(PolicyMode.PREFERRED, NONE, 0), Set.of(0), Set.of(1));
      TaskPolicy flagged =
          moved(request(PolicyMode.PREFERRED_MANY, STATIC, 0), Set.of(0), Set.of(1));

      assertThat(plain.nodes()).containsExactly(0);
      assertThat(shown(MODEL, plain)).isEqualTo("MPOL_PREFERRED 0");
      assertThat(flagged.nodes()).containsExactly(0);
      assertThat(shown(MODEL, flagged)).isEqualTo("MPOL_PREFERRED_MANY 1");
    }

    /** Nodes 0-1 of the caller's {0,1,3} under cpuset.mems 0-1. */
    @Test
    void ofABalancedPolicyCountsFromTheCallersNodesUntilThatWasMended() {
      PolicyRequest asked = request(PolicyMode.BIND, BALANCING, 0, 1, 3);
      Set<Integer> to = Set.of(1, 2, 3);

      assertThat(MODEL.rebind(MODEL.set(asked, Set.of(1, 3)).orElseThrow(), to).nodes())
          .containsExactly(2, 3);
      KernelModel mended = model("7.0");
      assertThat(mended.rebind(mended.set(asked, Set.of(1, 3)).orElseThrow(), to).nodes())
          .containsExactly(1, 2);
    }

    @Test
    void isNoticedWhereNodesOrPagesMove() {
      TaskPolicy plain = taken(MODEL, request(PolicyMode.BIND, NONE, 1), 0, 1);
      TaskPolicy fixed = taken(MODEL, request(PolicyMode.BIND, STATIC, 1), 0, 1);

      assertThat(MODEL.staysPut(plain, Set.of(0, 1), Set.of(0, 1, 2))).isTrue();
      assertThat(MODEL.staysPut(plain, Set.of(0, 1), Set.of(1, 2))).isFalse();
      assertThat(MODEL.staysPut(fixed, Set.of(0, 1), Set.of(1, 2))).isFalse();
      assertThat(MODEL.staysPut(TaskPolicy.NONE, Set.of(0), Set.of(1))).isTrue();
    }

    @Test
    void ofNothingIsNothing() {
      assertThat(MODEL.rebind(TaskPolicy.NONE, Set.of(1))).isEqualTo(TaskPolicy.NONE);
    }
  }

  @Nested
  class Text {

    private static String text(KernelModel model, PolicyRequest request) {
      return model.text(model.set(request, Set.of(0, 1)).orElseThrow());
    }

    @Test
    void isThatOfNumaMaps() {
      assertThat(MODEL.text(TaskPolicy.NONE)).isEqualTo("default");
      assertThat(text(MODEL, request(PolicyMode.LOCAL, NONE))).isEqualTo("local");
      assertThat(text(MODEL, request(PolicyMode.PREFERRED, NONE, 1))).isEqualTo("prefer:1");
      assertThat(text(MODEL, request(PolicyMode.PREFERRED_MANY, NONE, 0, 1)))
          .isEqualTo("prefer (many):0-1");
      assertThat(text(MODEL, request(PolicyMode.WEIGHTED_INTERLEAVE, STATIC, 0)))
          .isEqualTo("weighted interleave=static:0");
      assertThat(text(MODEL, request(PolicyMode.BIND, RELATIVE.union(BALANCING), 0)))
          .isEqualTo("bind=relative|balancing:0");
    }

    @ParameterizedTest
    @CsvSource({
      "6.1.102, default",
      "6.1.103, bind=balancing:0",
      "6.10.2, default",
      "6.10.3, bind=balancing:0",
      "6.7, default",
      "6.11, bind=balancing:0"
    })
    void ofABalancedPolicyDependsOnTheKernel(String version, String text) {
      assertThat(text(model(version), request(PolicyMode.BIND, BALANCING, 0))).isEqualTo(text);
    }
  }

  @Nested
  class Pages {

    private static final CpuLayout MACHINE = Topology.of(4, 4, 1, 1).layout();
    private static final FallbackOrder ORDER =
        FallbackOrder.of(MACHINE, (from, to) -> from == to ? 10 : 20);
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);

    private static Set<Integer> placement(PolicyRequest request, Set<Integer> allowed, int local) {
      return MODEL.placement(MODEL.set(request, allowed).orElseThrow(), allowed, local, ORDER);
    }

    @Test
    void areOnTheNodeOfTheCpuOrNearIt() {
      assertThat(MODEL.placement(TaskPolicy.NONE, ALL, 2, ORDER)).containsExactly(2);
      assertThat(MODEL.placement(TaskPolicy.NONE, Set.of(0, 1), 3, ORDER)).containsExactly(0);
    }

    @Test
    void areOnThePreferredNodeWhereverTheCpuIs() {
      assertThat(placement(request(PolicyMode.PREFERRED, NONE, 1), ALL, 3)).containsExactly(1);
    }

    @Test
    void areOnTheNearestOfSeveral() {
      assertThat(placement(request(PolicyMode.BIND, NONE, 0, 2), ALL, 2)).containsExactly(2);
      assertThat(placement(request(PolicyMode.PREFERRED_MANY, NONE, 0, 2), ALL, 1))
          .containsExactly(2);
    }

    @Test
    void areSpreadOverInterleavedNodes() {
      assertThat(placement(request(PolicyMode.INTERLEAVE, NONE, 0, 2), ALL, 1))
          .containsExactlyInAnyOrder(0, 2);
    }

    /** As Linux 6.12 prints it at boot. */
    @Test
    void fallBackInTheKernelsOrder() {
      assertThat(ORDER.byNode().get(0)).containsExactly(0, 1, 2, 3);
      assertThat(ORDER.byNode().get(1)).containsExactly(1, 2, 3, 0);
      assertThat(ORDER.byNode().get(2)).containsExactly(2, 3, 0, 1);
      assertThat(ORDER.byNode().get(3)).containsExactly(3, 0, 1, 2);
    }
  }

  @Test
  void tableIsCompleteAndCanBeChangedInOnePlace() {
    KernelTable table = KernelTable.linux();
    ModeFacts bind = table.of(PolicyMode.BIND);

    KernelTable changed = table.with(PolicyMode.BIND, table.of(PolicyMode.LOCAL));

    assertThat(table.modes()).containsOnlyKeys(PolicyMode.values());
    assertThat(changed.of(PolicyMode.BIND)).isNotEqualTo(bind);
    assertThat(changed.with(PolicyMode.BIND, bind)).isEqualTo(table);
    assertThat(bind.balancingSince()).isEqualTo(Optional.of(KernelVersion.of(5, 12)));
  }
}
