package io.ktstr.annotation;

/** A mode flag of a memory policy, see {@link io.ktstr.model.MpolFlags}. */
public enum MpolFlag {
  /** Node ids are absolute. */
  STATIC_NODES,
  /** Node ids are ordinals within the allowed nodes. */
  RELATIVE_NODES,
  /** NUMA balancing may optimise placement within the policy. */
  NUMA_BALANCING
}
