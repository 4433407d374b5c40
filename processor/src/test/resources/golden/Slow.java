import io.ktstr.annotation.*;

/** Everything that a cgroup can say, in the package without a name. */
public interface Slow {
  @KtstrTest(
      nodes = {@NumaNode(llcs = 2, memoryMb = 256), @NumaNode(llcs = 1), @NumaNode(llcs = 0, memoryMb = 128)},
      distances = {10, 20, 30, 20, 10, 30, 30, 30, 10},
      maxSlowTierRatio = 0.5, notStarved = false, maxCpus = 64)
  @CgroupDefs({
      @Cgroup(name = "a/b", cpuset = @Cpuset(overlap = {0, 2}, overlapFraction = 0.5), cpusetMems = {2, 0},
          memPolicy = @MemoryPolicy(weightedInterleave = {2, 0}, weights = {1, 3}),
          mpolFlags = {MpolFlag.STATIC_NODES}),
      @Cgroup(name = "c", cpuset = @Cpuset(exact = {3, 1}), workType = WorkKind.MEM_TOUCH,
          schedPolicy = @Scheduling(value = SchedKind.FIFO, priority = 3), affinity = @CpuAffinity(singleCpu = true),
          memPolicy = @MemoryPolicy(bind = 0), mpolFlags = {MpolFlag.STATIC_NODES, MpolFlag.NUMA_BALANCING}),
      @Cgroup(name = "d", schedPolicy = @Scheduling(value = SchedKind.DEADLINE, runtimeUs = 1000, deadlineUs = 5000, periodUs = 10000),
          comm = "a \"b\"", cloneMode = CloneKind.THREADS),
      @Cgroup(name = "e", schedPolicy = @Scheduling(SchedKind.EXT), cloneMode = CloneKind.PROCESSES)})
  void slow();
}
