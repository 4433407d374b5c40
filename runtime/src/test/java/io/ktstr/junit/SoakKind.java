package io.ktstr.junit;

import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;

/** Tests that take turns in a long run; every second one is a negative control. */
enum SoakKind {
  SMALL(Outcome.PASS),
  /** The workers leave their policy out. */
  FAULTY(Outcome.FAIL),
  LARGE(Outcome.PASS),
  /** Every page is where the policy wants it, and that is too much. */
  TOO_LOCAL(Outcome.FAIL),
  /** Three nodes with CPUs and one without. */
  SLOW_MEMORY(Outcome.PASS),
  TOO_SLOW(Outcome.FAIL);

  private static final int HOLD_MILLIS = 50;

  private final Outcome expected;

  SoakKind(Outcome expected) {
    this.expected = expected;
  }

  static SoakKind of(int round) {
    return values()[round % values().length];
  }

  /** The kind of a recorded test. */
  static SoakKind named(String test) {
    return valueOf(test.split("\\.", -1)[1]);
  }

  Outcome expected() {
    return expected;
  }

  String fault() {
    return this == FAULTY ? "skip-mempolicy" : "none";
  }

  /** The test of a round, whose results have a name of their own. */
  TestSpec spec(int round) {
    return TestSpec.of("Soak", name() + "." + round, topology())
        .durationMillis(HOLD_MILLIS)
        .checks(checks());
  }

  private Topology topology() {
    return switch (this) {
      case SMALL, FAULTY -> Topology.of(1, 1, 2, 1);
      case LARGE, TOO_LOCAL -> Topology.of(2, 4, 4, 1);
      case SLOW_MEMORY, TOO_SLOW ->
          Topology.of(1, 1, 1, 1)
              .withNodes(
                  NodeSpec.of(1, 192),
                  NodeSpec.of(1, 192),
                  NodeSpec.of(1, 192),
                  NodeSpec.memoryOnly(96));
    };
  }

  private Checks checks() {
    Checks checks = Checks.defaults();
    return switch (this) {
      case SMALL, LARGE, SLOW_MEMORY -> checks.minPageLocality(1);
      case FAULTY -> checks;
      case TOO_LOCAL -> checks.maxPageLocality(0.5);
      case TOO_SLOW -> checks.maxSlowTierRatio(0.1);
    };
  }

  CgroupDef[] defs() {
    return switch (this) {
      case SMALL, FAULTY -> new CgroupDef[] {bound("all", 0, 0)};
      case LARGE, TOO_LOCAL -> new CgroupDef[] {bound("node0", 0, 0), bound("node1", 1, 1)};
      case SLOW_MEMORY, TOO_SLOW ->
          new CgroupDef[] {
            bound("slow", 1, 3).mpolFlags(MpolFlags.STATIC_NODES),
            CgroupDef.named("spread").workers(1).memPolicy(MemPolicy.interleave(0, 1, 2, 3))
          };
    };
  }

  private static CgroupDef bound(String name, int cpus, int memory) {
    return CgroupDef.named(name)
        .withCpuset(CpusetSpec.numa(cpus))
        .workers(2)
        .memPolicy(MemPolicy.bind(memory));
  }
}
