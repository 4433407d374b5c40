package io.ktstr.machine.guest.kernel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides which kernel guests boot. */
public final class Kernels {

  /**
   * Versions begin with a digit; a file whose name does too is written as ./6.12 or with its whole
   * path.
   */
  private static final Pattern VERSION = Pattern.compile("[0-9][^/]*");

  private Kernels() {}

  /**
   * Looks up the kernel to boot.
   *
   * @param setting the value of ktstr.kernel: the path of a vmlinux or bzImage, or a version or the
   *     start of one ({@code 6.12}), which means the newest such kernel in the cache. Without it,
   *     or when it is blank: the newest of all
   * @param cacheDirectory the value of ktstr.cache
   * @return the kernel
   * @throws KernelException when there is none; the message lists what the cache has and how to get
   *     one
   */
  public static KernelImage find(Optional<String> setting, Path cacheDirectory) {
    KernelCache cache = new KernelCache(cacheDirectory);
    String wanted = setting.map(String::strip).orElse("");
    if (wanted.isEmpty()) {
      return cache.newest().orElseThrow(() -> missing("there is no kernel to boot", cache)).image();
    }
    if (VERSION.matcher(wanted).matches()) {
      return cache
          .find(wanted)
          .orElseThrow(() -> missing("there is no kernel of version " + wanted, cache))
          .image();
    }
    return KernelImage.of(path(wanted));
  }

  private static Path path(String setting) {
    try {
      return Path.of(setting);
    } catch (InvalidPathException e) {
      throw new KernelException(
          "the value of ktstr.kernel is no path", e.getReason(), Advice.NAME_A_KERNEL);
    }
  }

  private static KernelException missing(String fact, KernelCache cache) {
    List<CachedKernel> kernels = cache.list();
    String versions =
        kernels.stream()
            .map(kernel -> kernel.image().version().text())
            .collect(Collectors.joining(", "));
    return new KernelException(
        fact,
        "the cache " + cache.directory() + (kernels.isEmpty() ? " is empty" : " has " + versions),
        "run ./ktstr kernel fetch, or set ktstr.kernel to a vmlinux or bzImage"
            + (kernels.isEmpty() ? "" : " or to a version that the cache has"));
  }
}
