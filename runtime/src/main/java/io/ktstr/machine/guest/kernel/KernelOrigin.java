package io.ktstr.machine.guest.kernel;

import java.util.Objects;

/**
 * Where a kernel in the cache came from.
 *
 * @param packageName of the distribution, for example {@code
 *     linux-image-6.12.117+deb12-cloud-amd64}
 * @param packageVersion of that package, for example {@code 6.12.117-1~deb12u1}; one kernel release
 *     can have several
 */
public record KernelOrigin(String packageName, String packageVersion) {

  /** Checks that nothing is null. */
  public KernelOrigin {
    Objects.requireNonNull(packageName, "packageName");
    Objects.requireNonNull(packageVersion, "packageVersion");
  }

  /** For example {@code linux-image-6.12 6.12.117-1}. */
  @Override
  public String toString() {
    return packageName + " " + packageVersion;
  }
}
