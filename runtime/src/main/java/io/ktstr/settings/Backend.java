package io.ktstr.settings;

/** Where tests run, {@code ktstr.backend}. */
public enum Backend {
  /** A guest, except for tests that are declared for the host. */
  AUTO,
  /** Always a guest. */
  VM,
  /** Always this host; tests whose machine it is not are skipped. */
  LOCAL
}
