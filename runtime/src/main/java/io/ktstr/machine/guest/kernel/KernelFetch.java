package io.ktstr.machine.guest.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets the distribution's kernel package, without installing it, and puts its kernel into the
 * cache. Works where {@link PackageTools} are; needs the network and no privileges.
 */
public final class KernelFetch {

  /** For each program; a package has some 30 MB. */
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final KernelCache cache;
  private final PackageTools tools;
  private final Consumer<String> progress;
  private final Duration deadline;

  /**
   * Fetches into a cache.
   *
   * @param cache where the kernel goes
   * @param tools the programs of this machine
   * @param progress is told what is done, one line without line end at a time
   */
  public KernelFetch(KernelCache cache, PackageTools tools, Consumer<String> progress) {
    this(cache, tools, progress, DEADLINE);
  }

  KernelFetch(KernelCache cache, PackageTools tools, Consumer<String> progress, Duration deadline) {
    this.cache = Objects.requireNonNull(cache, "cache");
    this.tools = Objects.requireNonNull(tools, "tools");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.deadline = deadline;
  }

  /**
   * Fetches the first package of {@link KernelArchitecture#packages} that the distribution has.
   *
   * @return the kernel in the cache
   * @throws KernelException as {@link #fetch(String)}, or when the distribution has none of them
   */
  public KernelImage fetch() {
    return fetchFirst(KernelArchitecture.X86_64.packages());
  }

  /**
   * Fetches the kernel of a package. When the cache has it already, undamaged, nothing is
   * downloaded.
   *
   * @param packageName of a kernel package, or of a meta package that depends on one
   * @return the kernel in the cache
   * @throws KernelException when apt does not know the package, or the download, the package or the
   *     cache is no good; nothing is left behind then
   */
  public KernelImage fetch(String packageName) {
    if (!DebianPackage.isName(packageName)) {
      throw new KernelException(
          "the package \"" + packageName + "\" cannot be fetched",
          "a package name is made of lower-case letters, digits, + - and .",
          "name a package such as " + KernelArchitecture.X86_64.packages().get(0));
    }
    return fetchFirst(List.of(packageName));
  }

  private KernelImage fetchFirst(List<String> names) {
    try (Workspace workspace = cache.workspace()) {
      Path directory = workspace.directory();
      AptRepository repository = new AptRepository(tools, directory, deadline);
      for (String name : names) {
        Optional<DebianPackage> found = repository.kernelPackage(name);
        if (found.isPresent()) {
          return cached(found.get())
              .orElseGet(() -> download(found.get(), repository, directory))
              .image();
        }
        progress.accept("apt knows no package " + name);
      }
    }
    throw new KernelException(
        "no kernel can be fetched",
        "apt knows no package " + String.join(" and no package ", names),
        Advice.UPDATE_LISTS + "; without such a package, " + Advice.BRING_A_KERNEL);
  }

  private Optional<CachedKernel> cached(DebianPackage found) {
    Optional<CachedKernel> kernel = cache.undamaged(found.origin());
    kernel.ifPresent(
        here -> progress.accept("the cache has the kernel of " + found + ": " + here.image()));
    return kernel;
  }

  private CachedKernel download(DebianPackage found, AptRepository repository, Path directory) {
    progress.accept("downloading " + found);
    Path deb = repository.download(found);
    Path vmlinuz = directory.resolve("vmlinuz");
    DebFile.extractKernel(tools.dpkgDeb(), deb, vmlinuz, deadline);
    DebFile.extractModules(tools.dpkgDeb(), deb, directory.resolve(KernelModules.FOLDER), deadline);
    progress.accept("unpacking the kernel");
    CachedKernel kernel = cache.store(vmlinuz, found.origin(), progress);
    progress.accept("stored " + kernel.image() + " in " + kernel.image().file().getParent());
    return kernel;
  }
}
