package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.FileTree;
import io.ktstr.machine.guest.cache.LockTimeoutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Saved guests, {@code CACHE/snapshots/KEY}. A folder appears complete or not at all, and those
 * that were not used for longest go when there are too many, or they are too large.
 *
 * <p>One lock for each key is held while a guest is booted and saved, so that it is done once; one
 * for all of them only for the moments in which folders are renamed and deleted.
 */
final class SnapshotStore {

  /**
   * Lock files are never deleted, so keys share a limited number of them, by their first digits.
   */
  private static final int LOCK_DIGITS = 2;

  private final SavedGuests saved;
  private final SnapshotLimits limits;

  SnapshotStore(Path cache, SnapshotLimits limits) {
    this.saved = new SavedGuests(cache);
    this.limits = limits;
  }

  /** Saves a guest into these files. */
  @FunctionalInterface
  interface Maker {
    Snapshot make(SnapshotFiles files) throws IOException;
  }

  /**
   * The snapshot of a key. If there is none, or it is damaged, it is made; whoever wants the same
   * one meanwhile waits.
   *
   * @throws NoRoomException if it cannot be kept because the disk is full
   */
  Snapshot get(SnapshotKey key, int nodes, Deadline deadline, Maker maker) throws NoRoomException {
    try {
      Optional<Snapshot> there = find(key, nodes);
      if (there.isPresent()) {
        return there.get();
      }
      Files.createDirectories(folder());
      new SnapshotRoom(folder()).require();
      return lock(key)
          .holding(
              deadline,
              () -> {
                Optional<Snapshot> meanwhile = find(key, nodes);
                return meanwhile.isPresent() ? meanwhile.get() : made(key, nodes, maker);
              });
    } catch (NoRoomException e) {
      throw e;
    } catch (LockTimeoutException e) {
      throw late(e);
    } catch (InterruptedIOException e) {
      throw new MachineException("a guest was not copied: " + e.getMessage(), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Empty also for one that is damaged. */
  private Optional<Snapshot> find(SnapshotKey key, int nodes) {
    Path place = place(key);
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try {
      Snapshot snapshot = Snapshot.open(new SnapshotFiles(place), nodes);
      Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
      return Optional.of(snapshot);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private Snapshot made(SnapshotKey key, int nodes, Maker maker) throws IOException {
    Path draft = Files.createTempDirectory(folder(), SavedGuests.draftPrefix());
    try {
      make(maker, new SnapshotFiles(draft));
      saved.lock().holding(() -> publish(draft, place(key)));
      return Snapshot.open(new SnapshotFiles(place(key)), nodes);
    } finally {
      FileTree.delete(draft);
    }
  }

  /** A guest whose memory finds no room is killed by the kernel and tells nothing of it. */
  private void make(Maker maker, SnapshotFiles files) throws IOException {
    try {
      maker.make(files);
    } catch (IOException | MachineException e) {
      SnapshotRoom room = new SnapshotRoom(folder());
      if (room.isFull()) {
        throw room.full(e);
      }
      throw e;
    }
  }

  private Path publish(Path draft, Path place) throws IOException {
    saved.sweep();
    saved.remove(place); // it is there only if it is damaged
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    saved.prune(limits, place);
    return place;
  }

  /** Gives a snapshot up that does not restore, unless another one has taken its place. */
  void discard(SnapshotKey key, int nodes, Snapshot failed) {
    try {
      saved
          .lock()
          .holding(
              () -> {
                if (find(key, nodes).filter(there -> !isSame(there, failed)).isEmpty()) {
                  saved.remove(place(key));
                }
                return key;
              });
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static boolean isSame(Snapshot there, Snapshot failed) {
    return there.digest().equals(failed.digest());
  }

  private CacheLock lock(SnapshotKey key) {
    String digits = key.digest().substring(0, Math.min(LOCK_DIGITS, key.digest().length()));
    return new CacheLock(folder().resolve(".lock-" + digits));
  }

  private Path place(SnapshotKey key) {
    return folder().resolve(key.digest());
  }

  private Path folder() {
    return saved.folder();
  }

  private static MachineException late(LockTimeoutException e) {
    return new MachineException(
        "a guest of this kind is being booted to be saved, and was not there in time ("
            + e.getMessage()
            + "); it hangs, or this host is too busy; allow more time with ktstr.boot-timeout, or set"
            + " ktstr.snapshots=off to boot every guest from the start",
        e);
  }

  private MachineException unusable(IOException e) {
    return new MachineException(
        "saved guests cannot be kept in "
            + folder()
            + " ("
            + e
            + "); make it writable, set ktstr.cache, or set ktstr.snapshots=off to boot every guest from the"
            + " start",
        e);
  }
}
