package io.ktstr.machine.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a disk has room for saved guests.
 *
 * @param folder where they are kept
 */
record SnapshotRoom(Path folder) {

  /** No guest takes less: the kernel alone fills this much of its memory. */
  private static final long LEAST_BYTES = 64L << 20;

  /** A guest that fills the disk leaves less than this. */
  private static final long FULL_BYTES = 1L << 20;

  /** Before a guest is booted only to find that it cannot be saved. */
  void require() throws IOException {
    if (free() < LEAST_BYTES) {
      throw full(null);
    }
  }

  /** Asked while what did not fit is still there. */
  boolean isFull() throws IOException {
    return free() < FULL_BYTES || !takesMore();
  }

  /** Quotas, and file systems without a free inode, do not show in the space that is free. */
  private boolean takesMore() {
    try {
      Path probe = Files.createTempFile(folder, SavedGuests.draftPrefix(), "");
      try {
        Files.write(probe, new byte[(int) FULL_BYTES]);
      } finally {
        Files.delete(probe);
      }
      return true;
    } catch (IOException e) {
      return !Files.isWritable(folder);
    }
  }

  private long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  NoRoomException full(Throwable cause) {
    return new NoRoomException(
        "the disk of "
            + folder
            + " is full, so this guest was booted from the start and not saved; make room there, by ./ktstr cache"
            + " prune for example",
        cause);
  }
}
