package io.ktstr.annotation;

/** What a worker does in a phase, see {@link io.ktstr.model.Phase.Kind}. */
public enum PhaseKind {
  /** {@link io.ktstr.model.Phase.Kind#SPIN}. */
  SPIN,

  /** {@link io.ktstr.model.Phase.Kind#SLEEP}. */
  SLEEP,

  /** {@link io.ktstr.model.Phase.Kind#YIELD}. */
  YIELD,

  /** {@link io.ktstr.model.Phase.Kind#IO}. */
  IO
}
