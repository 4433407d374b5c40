package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.CacheItem.Kind;
import io.ktstr.machine.guest.cache.AllocatedSize;
import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is in a cache, and what of it can go: everything that is made anew when it is needed. What
 * belongs to a process that lives is never removed.
 */
public final class CacheContents {

  /** Of what is known of KVM. */
  private static final int MOST_CHARACTERS = 80;

  private final Path cache;
  private final SavedGuests saved;
  private final AllocatedSize size = new AllocatedSize();

  /**
   * Of a cache, which need not be there.
   *
   * @param cache the value of ktstr.cache
   */
  public CacheContents(Path cache) {
    this.cache = cache;
    this.saved = new SavedGuests(cache);
  }

  /** One way to read or change the cache. */
  @FunctionalInterface
  private interface Access<T> {
    T run() throws IOException;
  }

  /**
   * Lists what there is.
   *
   * @return by kind; saved guests that were used last come first
   * @throws MachineException if the cache cannot be read
   */
  public List<CacheItem> list() {
    return accessing(
        () -> {
          List<CacheItem> items = new ArrayList<>();
          items.addAll(items("kernels", Kind.KERNEL));
          items.addAll(items("busybox", Kind.BUSYBOX));
          items.addAll(decisions());
          items.addAll(savedGuests());
          items.addAll(runningGuests());
          items.addAll(abandoned());
          return List.copyOf(items);
        });
  }

  /**
   * Removes saved guests, and what processes that are gone have left behind. Guests that run go on:
   * they hold what they need of the files.
   *
   * @param keep how many saved guests stay; those that were used last do
   * @return what was removed
   * @throws MachineException if the cache cannot be changed
   */
  public List<CacheItem> prune(int keep) {
    return accessing(
        () -> Files.isDirectory(saved.folder()) ? saved.lock().holding(() -> go(keep)) : go(keep));
  }

  private List<CacheItem> go(int keep) throws IOException {
    List<CacheItem> removed = new ArrayList<>(abandoned());
    for (CacheItem item : removed) {
      FileTree.delete(item.path());
    }
    List<CacheItem> guests = savedGuests();
    for (CacheItem item : guests.subList(Math.min(keep, guests.size()), guests.size())) {
      saved.remove(item.path());
      removed.add(item);
    }
    return List.copyOf(removed);
  }

  private List<CacheItem> decisions() throws IOException {
    List<CacheItem> items = new ArrayList<>();
    for (Path file : entries("accel")) {
      String words = Files.readString(file).strip().replaceAll("\\s+", " ");
      items.add(item(Kind.DECISION, shortened(words), file));
    }
    return items;
  }

  private static String shortened(String words) {
    return words.length() > MOST_CHARACTERS ? words.substring(0, MOST_CHARACTERS) + "..." : words;
  }

  private List<CacheItem> savedGuests() throws IOException {
    List<CacheItem> items = new ArrayList<>();
    for (Path place : saved.places()) {
      items.add(item(Kind.SAVED_GUEST, describe(place), place));
    }
    return items;
  }

  private static String describe(Path place) {
    try {
      return Snapshot.describe(new SnapshotFiles(place));
    } catch (IOException e) {
      return "damaged, or of another version of ktstr";
    }
  }

  private List<CacheItem> runningGuests() throws IOException {
    List<CacheItem> items = new ArrayList<>();
    for (Path folder : entries("run")) {
      Optional<Owner> owner = owner(folder).filter(Owner::lives);
      if (owner.isPresent()) {
        items.add(item(Kind.RUNNING_GUEST, "of the JVM with pid " + owner.get().pid(), folder));
      }
    }
    return items;
  }

  private List<CacheItem> abandoned() throws IOException {
    List<CacheItem> items = new ArrayList<>();
    for (Path folder : entries("run")) {
      Optional<Owner> owner = owner(folder).filter(process -> !process.lives());
      if (owner.isPresent()) {
        items.add(item(Kind.ABANDONED, "guest of pid " + owner.get().pid(), folder));
      }
    }
    for (Path draft : saved.abandoned()) {
      items.add(item(Kind.ABANDONED, "guest that was not saved to its end", draft));
    }
    return items;
  }

  private static Optional<Owner> owner(Path folder) {
    return Owner.parse(folder.getFileName().toString());
  }

  private List<CacheItem> items(String folder, Kind kind) throws IOException {
    List<CacheItem> items = new ArrayList<>();
    for (Path entry : entries(folder)) {
      items.add(item(kind, entry.getFileName().toString(), entry));
    }
    return items;
  }

  private CacheItem item(Kind kind, String name, Path path) throws IOException {
    return new CacheItem(kind, name, path, size.of(path), SavedGuests.lastUse(path).toInstant());
  }

  /** Without lock files and what is being made. */
  private List<Path> entries(String folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths =
        Files.newDirectoryStream(
            cache.resolve(folder), path -> !path.getFileName().toString().startsWith("."))) {
      paths.forEach(entries::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  private <T> T accessing(Access<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw new MachineException(
          "the cache "
              + cache
              + " cannot be used ("
              + e
              + "); make it readable and writable, or set ktstr.cache",
          e);
    }
  }
}
