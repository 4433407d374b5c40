package io.ktstr.machine.guest;

import io.ktstr.machine.guest.kernel.Busybox;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.model.Topology;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Real guests for tests: the QEMU and the kernel of this host, and a cache folder of the test's
 * own, so that what a guest leaves behind can be seen.
 *
 * @param cache the folder of running guests
 */
public record GuestLab(Path cache) {

  public static final Duration BOOT_TIMEOUT = Duration.ofMinutes(2);

  public GuestMachine boot(String topology) {
    return boot(Topology.parse(topology), BOOT_TIMEOUT);
  }

  public GuestMachine boot(Topology topology, Duration timeout) {
    return new ColdBoot(qemu(), cache).boot(plan(topology, kernel()), timeout);
  }

  public GuestPlan plan(Topology topology, KernelImage kernel) {
    return GuestPlan.of(topology, OptionalInt.empty(), kernel, GuestAccelerator.TCG);
  }

  public static QemuProgram qemu() {
    return QemuProgram.find("qemu-system-x86_64", System.getenv("PATH"));
  }

  public static KernelImage kernel() {
    Settings settings = Settings.from(SettingSource.ofProcess());
    return Kernels.find(settings.kernel(), settings.cache());
  }

  /** Kept in the cache of this host, where the first call fetches it. */
  public static Path busybox() {
    Settings settings = Settings.from(SettingSource.ofProcess());
    return Busybox.find(settings.cache(), System.getenv("PATH"), line -> {});
  }

  /** Everything that guests have left in the cache: files, folders and sockets. */
  public List<Path> leftovers() {
    Path run = cache.resolve("run");
    if (!Files.exists(run)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** QEMU processes that this JVM has started and that still run. */
  public static List<String> runningQemus() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().command().orElse("?"))
        .filter(command -> command.contains("qemu"))
        .toList();
  }
}
