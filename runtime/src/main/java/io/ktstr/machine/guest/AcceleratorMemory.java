package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.cache.CacheLock;
import io.ktstr.machine.guest.cache.Sha256;
import io.ktstr.machine.guest.kernel.KernelImage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Remembers in {@code CACHE/accel} whether KVM works with a host, a kernel and a QEMU. Whoever
 * wants to find that out while another JVM does so waits for its answer.
 */
public final class AcceleratorMemory {

  /** Answers that are kept: a host that is started every day has a new one every day. */
  static final int MOST = 64;

  private static final String SUFFIX = ".txt";

  private final Path folder;
  private final QemuProgram qemu;
  private final KvmHost host;

  /**
   * In a cache, for this host.
   *
   * @param cache the cache folder
   * @param qemu the QEMU program
   */
  public AcceleratorMemory(Path cache, QemuProgram qemu) {
    this(cache, qemu, KvmHost.ofThisHost());
  }

  AcceleratorMemory(Path cache, QemuProgram qemu, KvmHost host) {
    folder = cache.resolve("accel");
    this.qemu = qemu;
    this.host = host;
  }

  /** What is known, or what the probe finds, which is known from then on. */
  KvmAnswer get(KernelImage kernel, Supplier<KvmAnswer> probe) {
    try {
      Path file = file(kernel);
      Optional<KvmAnswer> known = read(file);
      if (known.isPresent()) {
        return known.get();
      }
      Files.createDirectories(folder);
      return new CacheLock(folder.resolve(".lock"))
          .holding(
              () -> {
                Optional<KvmAnswer> meanwhile = read(file);
                return meanwhile.isPresent() ? meanwhile.get() : keep(file, probe.get());
              });
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Where the answer for this kernel is kept. */
  Path place(KernelImage kernel) {
    try {
      return file(kernel);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Empty also for a file that is damaged. */
  private static Optional<KvmAnswer> read(Path file) throws IOException {
    try {
      return KvmAnswer.parse(Files.readString(file));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The draft has one name only, so that one left by a JVM that died is used up by the next. */
  private KvmAnswer keep(Path file, KvmAnswer answer) throws IOException {
    Path draft = folder.resolve(".draft");
    Files.writeString(draft, answer.text());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    prune();
    return answer;
  }

  private void prune() throws IOException {
    List<Path> oldest;
    try (Stream<Path> files = Files.list(folder)) {
      oldest =
          files
              .filter(path -> path.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparing(AcceleratorMemory::age).reversed())
              .skip(MOST)
              .toList();
    }
    for (Path path : oldest) {
      Files.deleteIfExists(path);
    }
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // somebody has just deleted it
    }
  }

  private MachineException unusable(IOException e) {
    return new MachineException(
        "the folder "
            + folder
            + " cannot be used ("
            + e
            + "); it keeps what is known of KVM here; make room or make it writable, or set ktstr.cache",
        e);
  }

  private Path file(KernelImage kernel) throws IOException {
    String key =
        String.join(
            "\n", kernel.version().text(), look(kernel.file()), look(qemu.path()), host.describe());
    return folder.resolve(Sha256.of(key) + SUFFIX);
  }

  private static String look(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
  }
}
