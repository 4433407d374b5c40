package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes files out of a package: a kernel with the modules that it cannot do without, a program. */
final class DebFile {

  private static final String FETCH_AGAIN = "run ./ktstr kernel fetch again";
  private static final Wanted KERNEL =
      new Wanted(
          Pattern.compile("(\\./)?boot/vmlinuz-[^/]+"),
          "boot/vmlinuz-*",
          "name the package of a kernel image");

  private DebFile() {}

  /**
   * A file of a package.
   *
   * @param path what its path in the package looks like
   * @param words the same for people
   * @param fix what to do about a package without it
   */
  record Wanted(Pattern path, String words, String fix) {}

  /**
   * Writes the first kernel in a package to a file.
   *
   * @param dpkgDeb the program that opens packages
   * @param deb the package
   * @param target the file to write, whose directory may be written to
   * @param deadline of the program
   * @throws KernelException when the package is damaged, or has no kernel or one that is too large
   */
  static void extractKernel(Path dpkgDeb, Path deb, Path target, Duration deadline) {
    extractFile(dpkgDeb, deb, KERNEL, target, deadline);
  }

  /**
   * Writes the first such file in a package to a file.
   *
   * @param dpkgDeb the program that opens packages
   * @param deb the package
   * @param wanted which file
   * @param target the file to write, whose directory may be written to
   * @param deadline of the program
   * @throws KernelException when the package is damaged, or has no such file or one that is too
   *     large
   */
  static void extractFile(Path dpkgDeb, Path deb, Wanted wanted, Path target, Duration deadline) {
    List<String> command = List.of(dpkgDeb.toString(), "--fsys-tarfile", deb.toString());
    try (ToolProcess process = ToolProcess.start(command, target.getParent(), deadline)) {
      if (writeFirst(process, wanted, target)) {
        return;
      }
      if (process.await() != 0) {
        throw process.failed(FETCH_AGAIN);
      }
      throw process.failure(deb.getFileName() + " has no file " + wanted.words(), wanted.fix());
    }
  }

  /**
   * Writes the modules without which nothing could talk to a guest.
   *
   * @param dpkgDeb the program that opens packages
   * @param deb the package
   * @param folder where they go; it is made, and stays empty if the kernel has them built in
   * @param deadline of the program
   * @throws KernelException when the package is damaged
   */
  static void extractModules(Path dpkgDeb, Path deb, Path folder, Duration deadline) {
    List<String> command = List.of(dpkgDeb.toString(), "--fsys-tarfile", deb.toString());
    try (ToolProcess process = ToolProcess.start(command, folder.getParent(), deadline)) {
      writeModules(process, folder);
      if (process.await() != 0) {
        throw process.failed(FETCH_AGAIN);
      }
    }
  }

  private static void writeModules(ToolProcess process, Path folder) {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(process.output())) {
      Files.createDirectory(folder);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Optional<String> name = KernelModules.nameFor(entry.getName());
        if (entry.isFile() && name.isPresent()) {
          KernelModules.write(tar, entry.getName(), folder.resolve(name.get()));
        }
      }
      KernelModules.number(folder);
    } catch (IOException e) {
      throw process.failure(IoReason.of(e) + diagnosis(process), FETCH_AGAIN);
    }
  }

  /** What follows the file is not read: the program ends when its output is closed. */
  private static boolean writeFirst(ToolProcess process, Wanted wanted, Path target) {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(process.output())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && wanted.path().matcher(entry.getName()).matches()) {
          write(process, tar, entry.getSize(), target, wanted.fix());
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw process.failure(IoReason.of(e) + diagnosis(process), FETCH_AGAIN);
    }
  }

  private static void write(
      ToolProcess process, InputStream file, long size, Path target, String fix)
      throws IOException {
    if (size > BzImage.MAX_FILE) {
      throw process.failure("that file has " + size + " bytes", fix);
    }
    Files.copy(file, target);
  }

  private static String diagnosis(ToolProcess process) {
    return process.errorTail().isEmpty() ? "" : " (" + process.errorTail() + ")";
  }
}
