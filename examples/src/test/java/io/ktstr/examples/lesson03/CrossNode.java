package io.ktstr.examples.lesson03;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;
import io.ktstr.annotation.MpolFlag;
import io.ktstr.annotation.WorkKind;

/**
 * CPUs of node 0, memory of node 1. Unlike lesson 1 this cannot pass without the policy: memory
 * would be local then.
 */
interface CrossNode {

  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 2,
      durationS = 0.5,
      minPageLocality = 1.0,
      maxCrossNodeMigrationRatio = 0.0)
  @CgroupDefs(
      @Cgroup(
          name = "far",
          cpuset = @Cpuset(numa = 0),
          workers = 2,
          workType = WorkKind.MEM_TOUCH,
          memPolicy = @MemoryPolicy(bind = 1),
          mpolFlags = MpolFlag.STATIC_NODES))
  void memoryOfTheOtherNode();
}
