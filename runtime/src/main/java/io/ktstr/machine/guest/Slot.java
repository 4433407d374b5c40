package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.LockTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One CPU that a guest may take: a lock, and beside it a file that says who has it. The lock file
 * itself cannot say it: whoever reads a file that it has locked loses the lock.
 *
 * @param folder where both are
 * @param number from 0
 */
record Slot(Path folder, int number) {

  /** A slot that is held until this is closed; closing it again does nothing. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes the slot; empty if it is not free and does not become so. */
  Optional<Held> hold(Duration wait) throws IOException {
    CacheLock lock = new CacheLock(folder.resolve(number + ".lock"));
    Optional<CacheLock.Held> held = wait.isZero() ? lock.tryHold() : waitFor(lock, wait);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    try {
      Files.writeString(note(), Owner.ofThisProcess() + "-");
    } catch (IOException e) {
      held.get().close();
      throw e;
    }
    return Optional.of(() -> release(held.get()));
  }

  private static Optional<CacheLock.Held> waitFor(CacheLock lock, Duration wait)
      throws IOException {
    try {
      return Optional.of(lock.hold(Deadline.after(wait)));
    } catch (LockTimeoutException e) {
      return Optional.empty();
    }
  }

  private static void release(CacheLock.Held held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of a CPU cannot be given back", e);
    }
  }

  /** Who had it last, if that process lives: only for messages. */
  Optional<Owner> holder() {
    try {
      return Owner.parse(Files.readString(note())).filter(Owner::lives);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path note() {
    return folder.resolve(number + ".holder");
  }
}
