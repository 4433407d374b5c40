package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Brings a kernel into the form that boots quickest. */
final class KernelStaging {

  private KernelStaging() {}

  /**
   * Writes a kernel into a directory under the name of its format.
   *
   * @param source any kernel
   * @param directory where to write
   * @param progress is told when a bzImage has to stay one
   * @return the kernel in that directory
   */
  static KernelImage stage(KernelImage source, Path directory, Consumer<String> progress)
      throws IOException {
    if (source.format() == KernelFormat.VMLINUX) {
      return copy(source, directory);
    }
    Path target = directory.resolve(KernelFormat.VMLINUX.fileName());
    Extraction extraction = new BzImage(source.file()).extract(target);
    if (extraction instanceof Extraction.Extracted extracted) {
      return extracted.image();
    }
    if (extraction instanceof Extraction.NotExtracted not) {
      progress.accept("the bzImage itself will be booted, a bit slower: " + not.reason());
    }
    return copy(source, directory);
  }

  private static KernelImage copy(KernelImage source, Path directory) throws IOException {
    Path target = directory.resolve(source.format().fileName());
    Files.copy(source.file(), target);
    return new KernelImage(source.version(), target, source.format());
  }
}
