package io.ktstr.machine.guest.kernel;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The programs of a Debian or Ubuntu system that get a package without installing it.
 *
 * @param aptCache apt-cache(8), which looks packages up
 * @param aptGet apt-get(8), which downloads them
 * @param dpkgDeb dpkg-deb(1), which opens them
 */
public record PackageTools(Path aptCache, Path aptGet, Path dpkgDeb) {

  /** Checks that nothing is null. */
  public PackageTools {
    Objects.requireNonNull(aptCache, "aptCache");
    Objects.requireNonNull(aptGet, "aptGet");
    Objects.requireNonNull(dpkgDeb, "dpkgDeb");
  }

  /**
   * Finds the programs.
   *
   * @param searchPath directories as in the environment variable PATH
   * @return where they are
   * @throws KernelException naming those that are missing: not a Debian or Ubuntu system
   */
  public static PackageTools onPath(String searchPath) {
    return onPath(searchPath, "a kernel", Advice.BRING_A_KERNEL);
  }

  /** The same for something else that is fetched, with what to do where it cannot be. */
  static PackageTools onPath(String searchPath, String what, String fix) {
    List<String> missing = new ArrayList<>();
    Path aptCache = find("apt-cache", searchPath, missing);
    Path aptGet = find("apt-get", searchPath, missing);
    Path dpkgDeb = find("dpkg-deb", searchPath, missing);
    if (!missing.isEmpty()) {
      throw new KernelException(
          what + " can only be fetched on Debian and Ubuntu",
          "there is no " + String.join(", no ", missing) + " in " + searchPath,
          fix);
    }
    return new PackageTools(aptCache, aptGet, dpkgDeb);
  }

  private static Path find(String name, String searchPath, List<String> missing) {
    Optional<Path> found =
        List.of(searchPath.split(File.pathSeparator)).stream()
            .filter(directory -> !directory.isEmpty())
            .map(directory -> Path.of(directory, name).toAbsolutePath())
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      missing.add(name);
    }
    return found.orElse(Path.of(name));
  }
}
