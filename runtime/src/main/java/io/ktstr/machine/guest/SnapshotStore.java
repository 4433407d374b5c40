package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Saved guests, {@code CACHE/snapshots/KEY}. A folder appears complete or not at all, and those
 * that were not used for longest go when there are too many.
 */
final class SnapshotStore {

  /** Each takes some 100 MB of the disk, less for small machines. */
  static final int MOST = 12;

  private static final String DRAFT = ".draft-";

  private final Path folder;

  SnapshotStore(Path cache) {
    this.folder = cache.resolve("snapshots");
  }

  /** Saves a guest into these files. */
  @FunctionalInterface
  interface Maker {
    Snapshot make(SnapshotFiles files) throws IOException;
  }

  /**
   * The snapshot of a key. If there is none, or it is damaged, it is made; whoever has to make one
   * meanwhile waits, whichever it is.
   */
  Snapshot get(SnapshotKey key, int nodes, Maker maker) {
    try {
      Files.createDirectories(folder);
      Optional<Snapshot> there = find(key, nodes);
      if (there.isPresent()) {
        return there.get();
      }
      return lock().holding(() -> find(key, nodes).orElseGet(() -> made(key, nodes, maker)));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Empty also for one that is damaged. */
  private Optional<Snapshot> find(SnapshotKey key, int nodes) {
    Path place = folder.resolve(key.digest());
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

  private Snapshot made(SnapshotKey key, int nodes, Maker maker) {
    try {
      sweep();
      Path draft = Files.createTempDirectory(folder, DRAFT + Owner.ofThisProcess() + "-");
      try {
        maker.make(new SnapshotFiles(draft));
        Path place = folder.resolve(key.digest());
        remove(place); // it is there only if it is damaged
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        prune(place);
        return Snapshot.open(new SnapshotFiles(place), nodes);
      } finally {
        FileTree.delete(draft);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Drafts of processes that are gone. */
  private void sweep() throws IOException {
    for (Path path : entries()) {
      String name = path.getFileName().toString();
      if (name.startsWith(DRAFT)
          && Owner.parse(name.substring(DRAFT.length())).filter(Owner::lives).isEmpty()) {
        FileTree.delete(path);
      }
    }
  }

  private void prune(Path kept) throws IOException {
    List<Path> snapshots =
        entries().stream()
            .filter(path -> !path.getFileName().toString().startsWith("."))
            .filter(path -> !path.equals(kept))
            .sorted(Comparator.comparing(SnapshotStore::lastUse).reversed())
            .toList();
    for (Path path : snapshots.subList(Math.min(MOST - 1, snapshots.size()), snapshots.size())) {
      remove(path);
    }
  }

  private static FileTime lastUse(Path snapshot) {
    try {
      return Files.getLastModifiedTime(snapshot);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // another JVM has just deleted it
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  /** Gives a snapshot up that does not restore, unless another one has taken its place. */
  void discard(SnapshotKey key, int nodes, Snapshot failed) {
    try {
      lock()
          .holding(
              () -> {
                if (find(key, nodes).filter(there -> !isSame(there, failed)).isEmpty()) {
                  remove(folder.resolve(key.digest()));
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

  private CacheLock lock() {
    return new CacheLock(folder.resolve(".lock"));
  }

  /** Out of sight first, so that nobody finds a half of it. */
  private void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      Path trash = Files.createTempDirectory(folder, DRAFT + Owner.ofThisProcess() + "-");
      Files.move(place, trash.resolve("snapshot"), StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(trash);
    }
  }

  private MachineException unusable(IOException e) {
    return new MachineException(
        "saved guests cannot be kept in "
            + folder
            + " ("
            + e
            + "); make room or make it writable, set ktstr.cache, or set ktstr.snapshots=off to boot every"
            + " guest from the start",
        e);
  }
}
