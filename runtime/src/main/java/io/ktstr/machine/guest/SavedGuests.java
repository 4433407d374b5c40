package io.ktstr.machine.guest;

import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.cache.AllocatedSize;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The folder of saved guests: what is in it, and what has to go. */
final class SavedGuests {

  private static final String HIDDEN = ".";
  private static final String DRAFT = ".draft-";

  private final Path folder;

  SavedGuests(Path cache) {
    this.folder = cache.resolve("snapshots");
  }

  Path folder() {
    return folder;
  }

  /** Of the names of folders that are not complete. */
  static String draftPrefix() {
    return DRAFT + Owner.ofThisProcess() + "-";
  }

  /** Held while folders are renamed or deleted. The folder must be there. */
  CacheLock lock() {
    return new CacheLock(folder.resolve(".lock"));
  }

  /** Those that were used last come first. */
  List<Path> places() throws IOException {
    return entries().stream()
        .filter(path -> !path.getFileName().toString().startsWith(HIDDEN))
        .sorted(Comparator.comparing(SavedGuests::lastUse).reversed())
        .toList();
  }

  static FileTime lastUse(Path place) {
    try {
      return Files.getLastModifiedTime(place);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // another JVM has just deleted it
    }
  }

  /** What processes that are gone have not finished. */
  List<Path> abandoned() throws IOException {
    return entries().stream().filter(SavedGuests::isAbandoned).toList();
  }

  private static boolean isAbandoned(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(DRAFT)
        && Owner.parse(name.substring(DRAFT.length())).filter(Owner::lives).isEmpty();
  }

  /** Deletes it. */
  void sweep() throws IOException {
    for (Path path : abandoned()) {
      FileTree.delete(path);
    }
  }

  /** Keeps what was used last, as much as the limits allow; one of them stays in any case. */
  void prune(SnapshotLimits limits, Path kept) throws IOException {
    AllocatedSize size = new AllocatedSize();
    int count = 1;
    long bytes = size.of(kept);
    for (Path place : places()) {
      if (!place.equals(kept)) {
        count++;
        bytes += size.of(place);
        if (count > limits.count() || bytes > limits.bytes()) {
          remove(place);
        }
      }
    }
  }

  /** Out of sight first, so that nobody finds a half of it. */
  void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      Path trash = Files.createTempDirectory(folder, draftPrefix());
      Files.move(place, trash.resolve("snapshot"), StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(trash);
    }
  }

  private List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      paths.forEach(entries::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return entries;
  }
}
