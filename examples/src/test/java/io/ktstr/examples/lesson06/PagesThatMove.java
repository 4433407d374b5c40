package io.ktstr.examples.lesson06;

import static io.ktstr.api.Scenarios.executeSteps;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Op;
import io.ktstr.api.Step;
import io.ktstr.api.Verdict;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkType;

/** The worker touches its memory on node 0, then its cgroup is moved to node 1. */
class PagesThatMove {

  private static final CgroupDef MOVER =
      CgroupDef.named("mover")
          .withCpuset(CpusetSpec.numa(0))
          .workers(1)
          .workingSet(1 << 20)
          .workType(WorkType.memTouch());

  /** Pages may be on both nodes, and balancing brings them to the CPU that uses them. */
  private static final CgroupDef BALANCED =
      MOVER
          .memPolicy(MemPolicy.bind(0, 1))
          .mpolFlags(MpolFlags.STATIC_NODES.union(MpolFlags.NUMA_BALANCING));

  private static Step moved(CgroupDef def) {
    return Step.of(HoldSpec.FULL, def).withOps(Op.setCpuset("mover", CpusetSpec.numa(1)));
  }

  /** NUMA balancing looks at a task's memory once a second, when the task has run that long. */
  @KtstrTest(numaNodes = 2, llcs = 2, cores = 2, minKernel = "5.12", durationS = 8)
  AssertResult balancingBringsPagesToTheNewNode(Ctx ctx) {
    AssertResult result = executeSteps(ctx, moved(BALANCED));
    Verdict verdict = new Verdict();
    for (WorkerReport worker : result.workers("mover")) {
      verdict
          .claim("pages migrated for " + worker.label(), worker.numaPagesMigrated())
          .atLeast(1)
          .over(worker.totalPages())
          .because("NUMA balancing brings pages to the CPU that uses them");
    }
    return result.merge(verdict.result());
  }

  /** The negative control of the threshold: the same, where nothing may migrate. */
  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 2,
      minKernel = "5.12",
      durationS = 8,
      maxCrossNodeMigrationRatio = 0.0,
      expectErr = true)
  AssertResult theMigrationRatioSeesIt(Ctx ctx) {
    return executeSteps(ctx, moved(BALANCED));
  }

  /** The control: without the flag a bound policy keeps its pages where they are. */
  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 2,
      durationS = 8,
      minPageLocality = 1.0,
      maxCrossNodeMigrationRatio = 0.0)
  AssertResult withoutTheFlagPagesStay(Ctx ctx) {
    return executeSteps(
        ctx, moved(MOVER.memPolicy(MemPolicy.bind(0)).mpolFlags(MpolFlags.STATIC_NODES)));
  }

  /** A new cpuset.mems takes the pages along at once; nothing of it is NUMA balancing. */
  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 2,
      durationS = 0.5,
      minPageLocality = 1.0,
      maxCrossNodeMigrationRatio = 0.0)
  AssertResult memoryOfTheCgroupMovesWithCpusetMems(Ctx ctx) {
    return executeSteps(
        ctx, Step.of(HoldSpec.FULL, MOVER.cpusetMems(0)).withOps(Op.setMems("mover", 1)));
  }
}
