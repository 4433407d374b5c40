package io.ktstr.machine.guest.cache;

import io.ktstr.machine.Deadline;
import java.io.IOException;
import java.nio.file.Path;

/** A lock was not to be had in time. */
public final class LockTimeoutException extends IOException {

  private static final long serialVersionUID = 1L;

  LockTimeoutException(Path file, Deadline deadline) {
    super(file + " was held by another thread or process for " + deadline);
  }
}
