package io.ktstr.machine.guest;

/** Where the memory of a guest is, on the side of the host. */
sealed interface GuestMemory {

  /** Nowhere but in QEMU. */
  record Fleeting() implements GuestMemory {}

  /**
   * In files that get what the guest writes.
   *
   * @param snapshot whose files
   */
  record Kept(SnapshotFiles snapshot) implements GuestMemory {}

  /**
   * Read from files that stay as they are: what the guest writes is its own. The rest of the guest
   * is loaded before it runs.
   *
   * @param snapshot whose files
   */
  record Copied(SnapshotFiles snapshot) implements GuestMemory {}
}
