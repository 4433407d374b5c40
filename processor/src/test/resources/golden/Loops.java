import io.ktstr.annotation.*;

/** Every form that work takes. */
public interface Loops {
  @KtstrTest(numaNodes = 2, llcs = 2)
  @CgroupDefs({
      @Cgroup(name = "a", workType = WorkKind.BURSTY),
      @Cgroup(name = "b", work = @Work(value = WorkKind.BURSTY, sleepMs = 0)),
      @Cgroup(name = "c", work = @Work(WorkKind.CACHE_YIELD)),
      @Cgroup(name = "d", work = @Work(value = WorkKind.CACHE_PRESSURE, sizeKb = 1 << 30, stride = 1L << 40)),
      @Cgroup(name = "e", workers = 6, work = @Work(value = WorkKind.FAN_OUT_COMPUTE, fanOut = 2, sleepUsec = 3_600_000_000L)),
      @Cgroup(name = "f", work = @Work(value = WorkKind.NUMA_WORKING_SET_SWEEP, nodes = {1, 0, 1})),
      @Cgroup(name = "g", work = @Work(value = WorkKind.NUMA_WORKING_SET_SWEEP, nodes = 0, regionKb = 64)),
      @Cgroup(name = "h", work = @Work(value = WorkKind.SEQUENCE, phases = {
          @WorkPhase(kind = PhaseKind.SPIN, ms = 5), @WorkPhase(kind = PhaseKind.SLEEP, ms = 0.5),
          @WorkPhase(kind = PhaseKind.YIELD, ms = 3.6e6), @WorkPhase(kind = PhaseKind.IO, ms = 1234567.891234)}))})
  void loops();
}
