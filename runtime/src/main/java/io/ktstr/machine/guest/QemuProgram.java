package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The QEMU program of this host.
 *
 * @param path absolute path
 */
public record QemuProgram(Path path) {

  /** The program of this name is used where the settings name none. */
  public static final String USUAL = "qemu-system-x86_64";

  /**
   * Finds the program.
   *
   * @param name a path, or a name that is looked up in PATH
   * @param searchPath the value of PATH
   * @return the program
   * @throws MachineException saying how to get it
   */
  public static QemuProgram find(String name, String searchPath) {
    Optional<Path> found =
        candidates(name, searchPath)
            .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
            .findFirst();
    return found
        .map(path -> new QemuProgram(path.toAbsolutePath()))
        .orElseThrow(
            () ->
                new MachineException(
                    "the program "
                        + name
                        + " was not found"
                        + (name.contains("/") ? "" : " in PATH")
                        + "; guests run in QEMU; run ./ktstr setup (Debian: apt-get install qemu-system-x86), or set"
                        + " ktstr.qemu"));
  }

  private static Stream<Path> candidates(String name, String searchPath) {
    if (name.contains("/")) {
      return Stream.of(Path.of(name));
    }
    return Arrays.stream(searchPath.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name));
  }
}
