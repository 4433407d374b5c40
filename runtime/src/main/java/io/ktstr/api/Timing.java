package io.ktstr.api;

/** What times and rates that were measured on a machine are worth. */
public enum Timing {
  /** They are those of real CPUs, or whoever runs the tests says that they mean something. */
  TRUSTED,

  /**
   * They are those of an emulator, which runs all CPUs of a machine in turn and as slowly as its
   * host happens to be: limits on them are INCONCLUSIVE.
   */
  EMULATED
}
