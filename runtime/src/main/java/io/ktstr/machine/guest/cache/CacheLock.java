package io.ktstr.machine.guest.cache;

import io.ktstr.machine.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the threads of all JVMs that use one cache apart. A JVM that is killed holds nothing.
 *
 * @param file the lock file, made when missing and never deleted
 */
public record CacheLock(Path file) {

  /** For what takes moments: whoever holds such a lock for longer is stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * File locks belong to the whole JVM, so its own threads need one of these for each file. And
   * they are gone as soon as the JVM closes the file anywhere (fcntl(2)), so only who has the
   * permit may open it.
   */
  private static final ConcurrentMap<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  /**
   * What to do under the lock.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Action<T> {

    /**
     * Does it.
     *
     * @return what comes of it
     * @throws IOException if it fails
     */
    T run() throws IOException;
  }

  /** The lock is held until this is closed, by any thread. */
  public interface Held extends Closeable {}

  /**
   * Waits for the lock for as long as moments can take, and gives it up when the action is done.
   *
   * @param action what to do, which must not take long
   * @param <T> what comes of it
   * @return what comes of it
   * @throws IOException if the action fails, or the lock cannot be had
   */
  public <T> T holding(Action<T> action) throws IOException {
    return holding(Deadline.after(PATIENCE), action);
  }

  /**
   * Waits for the lock, and gives it up when the action is done.
   *
   * @param deadline until the lock must be had
   * @param action what to do
   * @param <T> what comes of it
   * @return what comes of it
   * @throws LockTimeoutException if another thread or process holds it for too long
   * @throws IOException if the action fails, or the lock file cannot be used
   */
  public <T> T holding(Deadline deadline, Action<T> action) throws IOException {
    try (Held held = hold(deadline)) {
      Objects.requireNonNull(held, "held");
      return action.run();
    }
  }

  /**
   * Waits for the lock.
   *
   * @param deadline until it must be had
   * @return to be closed
   * @throws LockTimeoutException if another thread or process holds it for too long
   * @throws IOException if the lock file cannot be used, or the thread is interrupted
   */
  public Held hold(Deadline deadline) throws IOException {
    Semaphore permit = permit();
    acquire(permit, deadline);
    return opened(permit, channel -> LockWait.forLock(channel, file, deadline)).orElseThrow();
  }

  /**
   * Takes the lock if it is free.
   *
   * @return to be closed; empty if another thread or process holds it
   * @throws IOException if the lock file cannot be used
   */
  public Optional<Held> tryHold() throws IOException {
    Semaphore permit = permit();
    return permit.tryAcquire()
        ? opened(permit, channel -> channel.tryLock() != null)
        : Optional.empty();
  }

  /** One way to get the lock of an open file; false if it was not to be had. */
  @FunctionalInterface
  private interface Locking {
    boolean lock(FileChannel channel) throws IOException;
  }

  private Optional<Held> opened(Semaphore permit, Locking locking) throws IOException {
    boolean locked = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        locked = locking.lock(channel);
      } finally {
        if (!locked) {
          channel.close();
        }
      }
      return locked ? Optional.of(() -> close(channel, permit)) : Optional.empty();
    } finally {
      if (!locked) {
        permit.release();
      }
    }
  }

  /** A second closing does nothing: the permit is another thread's by then. */
  private static void close(FileChannel channel, Semaphore permit) throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        permit.release();
      }
    }
  }

  private Semaphore permit() throws IOException {
    Path folder = file.toAbsolutePath().getParent().toRealPath();
    return THREADS.computeIfAbsent(
        folder.resolve(file.getFileName()), any -> new Semaphore(1, true));
  }

  private void acquire(Semaphore permit, Deadline deadline) throws IOException {
    try {
      if (!permit.tryAcquire(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LockTimeoutException(file, deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the thread that waited for " + file + " was interrupted");
    }
  }
}
