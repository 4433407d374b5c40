package io.ktstr.annotation;

/** What a worker does, see {@link io.ktstr.model.WorkType}. */
public enum WorkKind {
  /** {@link io.ktstr.model.WorkType.CpuSpin}. */
  CPU_SPIN,

  /** {@link io.ktstr.model.WorkType.YieldHeavy}. */
  YIELD_HEAVY,

  /** {@link io.ktstr.model.WorkType.MemTouch}. */
  MEM_TOUCH,

  /** {@link io.ktstr.model.WorkType.FutexPingPong}. */
  FUTEX_PING_PONG,

  /** {@link io.ktstr.model.WorkType.Mixed}. */
  MIXED,

  /** {@link io.ktstr.model.WorkType.IoSync}. */
  IO_SYNC,

  /** {@link io.ktstr.model.WorkType.Bursty}. */
  BURSTY,

  /** {@link io.ktstr.model.WorkType.PipeIo}. */
  PIPE_IO,

  /** {@link io.ktstr.model.WorkType.CachePressure}. */
  CACHE_PRESSURE,

  /** {@link io.ktstr.model.WorkType.CacheYield}. */
  CACHE_YIELD,

  /** {@link io.ktstr.model.WorkType.CachePipe}. */
  CACHE_PIPE,

  /** {@link io.ktstr.model.WorkType.FutexFanOut}. */
  FUTEX_FAN_OUT,

  /** {@link io.ktstr.model.WorkType.Sequence}, with {@link Work#phases()}. */
  SEQUENCE,

  /** {@link io.ktstr.model.WorkType.ForkExit}. */
  FORK_EXIT,

  /** {@link io.ktstr.model.WorkType.NiceSweep}. */
  NICE_SWEEP,

  /** {@link io.ktstr.model.WorkType.AffinityChurn}. */
  AFFINITY_CHURN,

  /** {@link io.ktstr.model.WorkType.PolicyChurn}. */
  POLICY_CHURN,

  /** {@link io.ktstr.model.WorkType.FanOutCompute}. */
  FAN_OUT_COMPUTE,

  /** {@link io.ktstr.model.WorkType.PageFaultChurn}. */
  PAGE_FAULT_CHURN,

  /** {@link io.ktstr.model.WorkType.MutexContention}. */
  MUTEX_CONTENTION,

  /** {@link io.ktstr.model.WorkType.NumaWorkingSetSweep}, with {@link Work#nodes()}. */
  NUMA_WORKING_SET_SWEEP,

  /** {@link io.ktstr.model.WorkType.NumaMigrationChurn}. */
  NUMA_MIGRATION_CHURN
}
