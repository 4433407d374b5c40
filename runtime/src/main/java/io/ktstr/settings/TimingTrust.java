package io.ktstr.settings;

/** Whether limits on times and rates are judged, {@code ktstr.timing}. */
public enum TimingTrust {
  /** Where CPUs are real; under software emulation they are INCONCLUSIVE. */
  AUTO,

  /** Everywhere. */
  TRUST
}
