package io.ktstr.model.kernel;

import io.ktstr.model.KernelVersion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Since when kernels have something.
 *
 * @param mainline first version of the main line
 * @param stable first version of each older stable line that it was brought to
 */
public record Introduced(KernelVersion mainline, List<KernelVersion> stable) {

  /** Copies the list. */
  public Introduced {
    Objects.requireNonNull(mainline, "mainline");
    stable = List.copyOf(stable);
  }

  /**
   * What was never brought to stable lines.
   *
   * @param major first number
   * @param minor second number
   * @return the version
   */
  public static Introduced in(int major, int minor) {
    return new Introduced(KernelVersion.of(major, minor), List.of());
  }

  /**
   * Whether a kernel has it.
   *
   * @param kernel the version
   * @return true from the version of its own line on
   */
  public boolean isIn(KernelVersion kernel) {
    return !kernel.isOlderThan(mainline)
        || stable.stream().anyMatch(first -> isLater(kernel, first));
  }

  private static boolean isLater(KernelVersion kernel, KernelVersion first) {
    return kernel.major() == first.major()
        && kernel.minor() == first.minor()
        && !kernel.isOlderThan(first);
  }

  /** For example {@code 6.11, 6.6.44, 6.1.103}. */
  @Override
  public String toString() {
    return mainline + stable.stream().map(version -> ", " + version).collect(Collectors.joining());
  }
}
