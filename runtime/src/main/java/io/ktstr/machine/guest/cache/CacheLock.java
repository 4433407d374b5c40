package io.ktstr.machine.guest.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the threads of all JVMs that use one cache apart. Held while what is in the cache is looked
 * at, made or put in its place, never while anything is fetched.
 *
 * @param file the lock file, made when missing and never deleted
 */
public record CacheLock(Path file) {

  /** File locks belong to the whole JVM, so its own threads need this one. */
  private static final Lock THREADS = new ReentrantLock();

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

  /**
   * Waits for the lock, and gives it up when the action is done.
   *
   * @param action what to do
   * @param <T> what comes of it
   * @return what comes of it
   * @throws IOException if the action fails, or the lock file cannot be used
   */
  public <T> T holding(Action<T> action) throws IOException {
    THREADS.lock();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock, "lock");
      return action.run();
    } finally {
      THREADS.unlock();
    }
  }
}
