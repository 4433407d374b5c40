package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.cache.Sha256;
import io.ktstr.machine.guest.kernel.KernelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers in the cache whether KVM works with a kernel, a QEMU and a CPU. */
public final class AcceleratorMemory {

  private static final String WORKS = "works";

  private final Path folder;
  private final QemuProgram qemu;

  /**
   * In a cache.
   *
   * @param cache the cache folder
   * @param qemu the QEMU program
   */
  public AcceleratorMemory(Path cache, QemuProgram qemu) {
    folder = cache.resolve("accel");
    this.qemu = qemu;
  }

  /**
   * What stands in the way of KVM, if that was found out before; the inner value is empty if
   * nothing does.
   */
  Optional<Optional<String>> recall(KernelImage kernel) {
    try {
      Path file = file(kernel);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String text = Files.readString(file).strip();
      return Optional.of(text.equals(WORKS) ? Optional.empty() : Optional.of(text));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void keep(KernelImage kernel, Optional<String> obstacle) {
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "draft", ".txt");
      Files.writeString(draft, obstacle.orElse(WORKS) + "\n");
      Files.move(draft, file(kernel), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private MachineException unusable(IOException e) {
    return new MachineException(
        "the folder "
            + folder
            + " cannot be used ("
            + e
            + "); it keeps what is known of KVM here; set ktstr.cache",
        e);
  }

  private Path file(KernelImage kernel) throws IOException {
    String key =
        String.join(
            "\n",
            kernel.version().text(),
            kernel.file().toString(),
            qemu.path().toString(),
            String.valueOf(Files.getLastModifiedTime(qemu.path()).toMillis()),
            HostProcessor.describe());
    return folder.resolve(Sha256.of(key) + ".txt");
  }
}
