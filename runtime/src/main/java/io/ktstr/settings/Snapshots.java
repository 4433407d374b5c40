package io.ktstr.settings;

/**
 * Whether guests are saved once they are up, and restored from then on: {@code ktstr.snapshots}.
 */
public enum Snapshots {
  /** Each kind of guest is booted once and restored for every test. */
  ON,
  /** Every guest is booted from the start. */
  OFF
}
