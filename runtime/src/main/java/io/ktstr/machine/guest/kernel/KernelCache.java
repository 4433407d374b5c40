package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.guest.cache.CacheLock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The kernels kept on this machine: {@code <cache>/kernels/<version>/} holds one kernel and the
 * record of what it is.
 *
 * <p>Any number of threads and JVMs may use one cache: kernels appear complete or not at all. A
 * cache that cannot be written can still be read.
 */
public final class KernelCache {

  private static final Comparator<CachedKernel> NEWEST_FIRST =
      Comparator.comparing((CachedKernel kernel) -> kernel.image().version()).reversed();

  private final Path kernels;

  /**
   * The kernels in a cache. Nothing is made before the first {@link #store}.
   *
   * @param cacheDirectory the value of ktstr.cache
   */
  public KernelCache(Path cacheDirectory) {
    this.kernels = cacheDirectory.resolve("kernels");
  }

  /** Where the kernels are: one directory for each version. */
  public Path directory() {
    return kernels;
  }

  /**
   * All kernels, the newest first. Sizes are checked, contents are not: see {@link #verify}.
   *
   * @return immutable, empty when nothing was ever stored
   * @throws KernelException when the cache cannot be read or one of its kernels is damaged
   */
  public List<CachedKernel> list() {
    return reading(entries -> entries.stream().map(CacheEntry::read).sorted(NEWEST_FIRST).toList());
  }

  /**
   * The newest kernel of a version.
   *
   * @param prefix a version or the start of one, up to the end of a component: {@code 6.12} finds
   *     6.12.117, but {@code 6.1} does not
   * @return the kernel, if there is one
   * @throws KernelException as {@link #list}
   */
  public Optional<CachedKernel> find(String prefix) {
    return list().stream()
        .filter(kernel -> kernel.image().version().startsWith(prefix))
        .findFirst();
  }

  /**
   * The kernel with the highest version.
   *
   * @return the kernel, if there is one
   * @throws KernelException as {@link #list}
   */
  public Optional<CachedKernel> newest() {
    return list().stream().findFirst();
  }

  /**
   * Reads the whole kernel and compares its checksum.
   *
   * @param version of a kernel in this cache
   * @return the kernel, which is what it was when it was stored
   * @throws KernelException when it is missing or damaged; the message says how to get it again
   */
  public CachedKernel verify(KernelVersion version) {
    return new CacheEntry(kernels.resolve(version.text())).verify();
  }

  /**
   * The kernel of one package version, if the cache has it undamaged. Damage elsewhere does not
   * matter.
   */
  Optional<CachedKernel> undamaged(KernelOrigin origin) {
    return reading(
        entries ->
            entries.stream()
                .map(entry -> entry.undamaged(origin))
                .flatMap(Optional::stream)
                .findFirst());
  }

  /**
   * Copies a kernel into the cache in the form that boots quickest: the vmlinux when it can be
   * taken out of a bzImage, with the modules beside it. A kernel of the same version is replaced.
   *
   * @param kernel a vmlinux or bzImage, which is left as it is
   * @param origin where it came from
   * @param progress is told what was done
   * @return the kernel in the cache
   * @throws KernelException when the file cannot be booted or the cache cannot be written; the
   *     cache is as before
   */
  public CachedKernel store(Path kernel, KernelOrigin origin, Consumer<String> progress) {
    KernelImage source = KernelImage.of(kernel);
    try (Workspace workspace = workspace()) {
      Path staged = workspace.subdirectory("entry");
      KernelModules.copy(source.modules(), staged);
      KernelImage image = KernelStaging.stage(source, staged, progress);
      CachedKernel written = new CacheEntry(staged).write(image, origin);
      return lock().holding(() -> publish(written, staged, workspace));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private CachedKernel publish(CachedKernel written, Path staged, Workspace workspace)
      throws IOException {
    Path target = kernels.resolve(written.image().version().text());
    CacheEntry entry = new CacheEntry(target);
    if (entry.holdsUndamaged(written)) {
      return entry.read();
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(target, workspace.directory().resolve("replaced"));
    }
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    return entry.read();
  }

  /**
   * Removes a kernel, damaged or not.
   *
   * @param version the whole version
   * @throws KernelException when the cache has no such version, or cannot be written
   */
  public void remove(KernelVersion version) {
    Path entry = kernels.resolve(version.text());
    if (!Files.isDirectory(entry)) {
      throw new KernelException(
          "the kernel " + version + " cannot be removed",
          "there is no directory of this name in " + kernels,
          "write the whole version, as ./ktstr kernel list prints it");
    }
    try (Workspace workspace = workspace()) {
      Path trash = workspace.directory().resolve("removed");
      lock().holding(() -> Files.move(entry, trash));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A temporary directory inside the cache. */
  Workspace workspace() {
    try {
      Files.createDirectories(kernels);
      return Workspace.in(kernels);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Reads the cache between two changes of it; a cache that cannot be written is read as it is. */
  private <T> T reading(Function<List<CacheEntry>, T> reader) {
    try {
      if (Files.isWritable(kernels)) {
        return lock().holding(() -> reader.apply(entries()));
      }
      return reader.apply(entries());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private List<CacheEntry> entries() throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(kernels, this::isEntry)) {
      directories.forEach(directory -> entries.add(new CacheEntry(directory)));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private boolean isEntry(Path path) {
    return Files.isDirectory(path) && KernelVersion.isValid(path.getFileName().toString());
  }

  private CacheLock lock() {
    return new CacheLock(kernels.resolve(".lock"));
  }

  private KernelException failure(IOException cause) {
    return new KernelException(
        "the kernel cache " + kernels + " cannot be used", cause, Advice.CHOOSE_A_CACHE);
  }
}
