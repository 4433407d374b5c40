package io.ktstr.host;

import io.ktstr.machine.Machine;
import io.ktstr.model.KernelVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of Linux a machine really runs. */
public final class RunningKernel {

  /**
   * Debian's releases keep one name, such as 6.1.0-56, over many stable versions; the version that
   * was built stands in /proc/version.
   */
  private static final Pattern DEBIAN =
      Pattern.compile("#\\d.*\\bDebian (\\d+\\.\\d+\\.\\d+)[-~+ ]");

  private RunningKernel() {}

  /**
   * Reads the version.
   *
   * @param machine the machine
   * @return with the number of the stable version, where the machine tells it; empty if its release
   *     does not begin with a version
   */
  public static Optional<KernelVersion> of(Machine machine) {
    return KernelVersion.ofRelease(machine.identity().kernelRelease())
        .map(
            named ->
                built(machine.files().read("/proc/version"))
                    .filter(version -> isSame(version, named))
                    .orElse(named));
  }

  private static Optional<KernelVersion> built(String banner) {
    Matcher debian = DEBIAN.matcher(banner);
    return debian.find() ? Optional.of(KernelVersion.parse(debian.group(1))) : Optional.empty();
  }

  private static boolean isSame(KernelVersion one, KernelVersion other) {
    return one.major() == other.major() && one.minor() == other.minor();
  }
}
