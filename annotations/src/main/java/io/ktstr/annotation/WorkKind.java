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
  FUTEX_PING_PONG
}
