package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.LockTimeoutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all guests of all JVMs that use one cache may ask of this host: {@code CACHE/slots} holds a
 * lock for each CPU. A JVM that is killed gives its locks up.
 *
 * <p>Whoever wants slots first takes the lock of the queue, so that one at a time collects; it has
 * to wait only for those that have guests already, and never for another one that collects too.
 */
final class GuestSlots {

  /** Until those that were first are done; tests may take minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** No call waits for any of several locks, so each of those that are held is waited for a bit. */
  private static final Duration TURN = Duration.ofMillis(20);

  private final Path folder;
  private final int total;
  private final Duration patience;

  GuestSlots(Path cache, int total) {
    this(cache, total, PATIENCE);
  }

  GuestSlots(Path cache, int total, Duration patience) {
    this.folder = cache.resolve("slots");
    this.total = total;
    this.patience = patience;
  }

  int total() {
    return total;
  }

  /** Slots that are held until this is closed. */
  static final class Taken implements AutoCloseable {

    private final SortedMap<Integer, Slot.Held> slots;

    private Taken(SortedMap<Integer, Slot.Held> slots) {
      this.slots = slots;
    }

    @Override
    public void close() {
      slots.values().forEach(Slot.Held::close);
    }
  }

  /**
   * Waits for slots.
   *
   * @param wanted how many, all of them or none; at most as many as there are
   * @return to be closed
   * @throws MachineException naming those that hold them, if they are not free in time
   */
  Taken take(int wanted) {
    if (wanted > total) {
      throw new IllegalArgumentException(wanted + " slots of " + total);
    }
    Deadline deadline = Deadline.after(patience);
    try {
      Files.createDirectories(folder);
      return new CacheLock(folder.resolve("queue"))
          .holding(deadline, () -> collect(wanted, deadline));
    } catch (LockTimeoutException e) {
      throw busy(e);
    } catch (InterruptedIOException e) {
      throw new MachineException("no guest was started: " + e.getMessage(), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Takes slots if they are free now, and nobody is waiting for any.
   *
   * @param wanted how many, all of them or none; at most as many as there are
   * @return to be closed; empty if they are not free
   */
  Optional<Taken> tryTake(int wanted) {
    try {
      Files.createDirectories(folder);
      Optional<CacheLock.Held> queue = new CacheLock(folder.resolve("queue")).tryHold();
      if (queue.isEmpty()) {
        return Optional.empty();
      }
      try {
        return collectNow(wanted);
      } finally {
        queue.get().close();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Optional<Taken> collectNow(int wanted) throws IOException {
    SortedMap<Integer, Slot.Held> slots = new TreeMap<>();
    boolean all = false;
    try {
      collectFree(slots, wanted, Duration.ZERO);
      all = slots.size() == wanted;
      return all ? Optional.of(new Taken(slots)) : Optional.empty();
    } finally {
      if (!all) {
        new Taken(slots).close();
      }
    }
  }

  private Taken collect(int wanted, Deadline deadline) throws IOException {
    SortedMap<Integer, Slot.Held> slots = new TreeMap<>();
    try {
      Duration wait = Duration.ZERO;
      while (slots.size() < wanted) {
        collectFree(slots, wanted, wait);
        if (slots.size() < wanted && deadline.expired()) {
          throw busy(null);
        }
        wait = TURN;
      }
      return new Taken(slots);
    } finally {
      if (slots.size() < wanted) {
        new Taken(slots).close();
      }
    }
  }

  private void collectFree(Map<Integer, Slot.Held> slots, int wanted, Duration wait)
      throws IOException {
    for (int number = 0; number < total && slots.size() < wanted; number++) {
      if (!slots.containsKey(number)) {
        Optional<Slot.Held> held = slot(number).hold(wait);
        if (held.isPresent()) {
          slots.put(number, held.get());
        }
      }
    }
  }

  private Slot slot(int number) {
    return new Slot(folder, number);
  }

  private MachineException busy(LockTimeoutException cause) {
    return new MachineException(
        "no guest was started, because all CPUs that guests may take were taken for "
            + patience.toSeconds()
            + " s (ktstr.guests="
            + total
            + "): "
            + holders()
            + "; wait for those processes or end them, or allow more with ktstr.guests",
        cause);
  }

  /** For example {@code pid 123 has 2 of them}. */
  private String holders() {
    Map<Long, Long> counts =
        IntStream.range(0, total)
            .mapToObj(number -> slot(number).holder())
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(Owner::pid, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "nobody says that it has them"
        : counts.entrySet().stream()
            .map(entry -> "pid " + entry.getKey() + " has " + entry.getValue() + " of them")
            .collect(Collectors.joining(", "));
  }

  private MachineException unusable(IOException e) {
    return new MachineException(
        "the folder "
            + folder
            + " cannot be used ("
            + e
            + "); guests of several JVMs share the CPUs by locks there; make it writable or set ktstr.cache",
        e);
  }
}
