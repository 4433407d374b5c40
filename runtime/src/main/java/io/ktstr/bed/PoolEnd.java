package io.ktstr.bed;

import io.ktstr.machine.MachineException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The end of the thread of a pool. */
final class PoolEnd {

  private static final long SECONDS = 30;

  private PoolEnd() {}

  /** Waits until everything that it was given is done. */
  static void await(ExecutorService thread) {
    try {
      if (!thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
        throw new MachineException(
            "guests that were made ready ahead of need are not gone after "
                + SECONDS
                + " s; look for QEMU processes of this JVM");
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
