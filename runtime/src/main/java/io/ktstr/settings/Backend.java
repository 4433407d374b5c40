package io.ktstr.settings;

/** Where tests run, {@code ktstr.backend}. */
public enum Backend {
  /**
   * A guest, except for tests that are declared for the host, and where no guest can be had while
   * the host is what the test declares.
   */
  AUTO,
  /** Always a guest. */
  VM,
  /** Always this host; tests whose machine it is not are skipped. */
  LOCAL
}
