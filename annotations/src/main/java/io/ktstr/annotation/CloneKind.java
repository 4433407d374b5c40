package io.ktstr.annotation;

/** What the workers of a cgroup are to each other, see {@link io.ktstr.model.CloneMode}. */
public enum CloneKind {
  /** Each is a process of its own. */
  PROCESSES,
  /** They are the threads of one process. */
  THREADS
}
