package io.ktstr.settings;

/**
 * A fault that the harness makes on purpose, {@code ktstr.fault}, so that its own checks can be
 * seen to fail.
 */
public enum Fault {
  /** None. */
  NONE,
  /** Workers leave set_mempolicy(2) out. */
  SKIP_MEMPOLICY
}
