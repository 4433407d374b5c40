package io.ktstr.doctor;

import io.ktstr.machine.guest.kernel.CachedKernel;
import io.ktstr.machine.guest.kernel.KernelCache;
import io.ktstr.machine.guest.kernel.KernelException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;

/** The kernel that guests boot, and those that they could. */
final class KernelArea implements Area {

  static final String NAME = "kernel";

  private final Settings settings;

  KernelArea(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> examine() {
    List<CachedKernel> cached = new KernelCache(settings.cache()).list();
    try {
      KernelImage image = Kernels.find(settings.kernel(), settings.cache());
      return List.of(
          Finding.ok(NAME, "guests boot " + image.version() + ", " + image.file()),
          Finding.ok(NAME, inCache(cached)));
    } catch (KernelException e) {
      boolean wanted = settings.kernel().isPresent();
      return List.of(Finding.of(NAME, wanted ? State.FAIL : State.NOT_AVAILABLE, e));
    }
  }

  private static String inCache(List<CachedKernel> cached) {
    return "in the cache: "
        + (cached.isEmpty()
            ? "none"
            : cached.stream()
                .map(kernel -> kernel.image().version().text())
                .collect(Collectors.joining(", ")));
  }
}
