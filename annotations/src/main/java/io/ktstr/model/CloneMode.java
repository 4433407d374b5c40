package io.ktstr.model;

/** What the workers of a group are to each other, see clone(2). */
public enum CloneMode {
  /** Each is a process of its own. */
  PROCESSES,
  /** They are the threads of one process, with one address space. */
  THREADS
}
