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
 * @param source the commit
 */
public record Introduced(KernelVersion mainline, List<KernelVersion> stable, String source) {

  /** Copies the list. */
  public Introduced {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(mainline, "mainline");
    stable = List.copyOf(stable);
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
