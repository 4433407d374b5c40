package io.ktstr.annotation;

/** A scheduling policy, see {@link io.ktstr.model.SchedPolicy}. */
public enum SchedKind {
  /** Whatever the harness has; no system call. */
  INHERIT,
  /** {@code SCHED_OTHER}. */
  NORMAL,
  /** {@code SCHED_BATCH}. */
  BATCH,
  /** {@code SCHED_IDLE}. */
  IDLE,
  /** {@code SCHED_FIFO}. */
  FIFO,
  /** {@code SCHED_RR}. */
  ROUND_ROBIN,
  /** {@code SCHED_DEADLINE}. */
  DEADLINE,
  /** {@code SCHED_EXT}. */
  EXT
}
