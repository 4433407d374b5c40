package io.ktstr.machine.guest.cache;

import io.ktstr.machine.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wait for the lock of a file. The kernel knows no deadline for it, so the file is closed when
 * the deadline passes, which ends the wait.
 */
final class LockWait {

  private final FileChannel channel;

  /** Whoever sets it has decided how the wait ends. */
  private final AtomicBoolean decided = new AtomicBoolean();

  private LockWait(FileChannel channel) {
    this.channel = channel;
  }

  /** True once the lock is held. */
  static boolean forLock(FileChannel channel, Path file, Deadline deadline) throws IOException {
    if (channel.tryLock() != null || new LockWait(channel).succeeds(deadline)) {
      return true;
    }
    throw new LockTimeoutException(file, deadline);
  }

  private boolean succeeds(Deadline deadline) throws IOException {
    Executor later =
        CompletableFuture.delayedExecutor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> end = CompletableFuture.runAsync(this::giveUp, later);
    try {
      return channel.lock().isValid() && decided.compareAndSet(false, true);
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      throw new InterruptedIOException("the thread that waited for a lock was interrupted");
    } catch (AsynchronousCloseException e) {
      if (decided.get()) {
        return false;
      }
      throw e;
    } finally {
      end.cancel(false);
    }
  }

  private void giveUp() {
    if (decided.compareAndSet(false, true)) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
