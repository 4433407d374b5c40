package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up and downloads packages of the distribution. */
final class AptRepository {

  /** A meta package stands for another meta package at most once or twice. */
  private static final int MAX_STEPS = 4;

  private final PackageTools tools;
  private final Path directory;
  private final Duration deadline;

  /**
   * The repository that this machine is set up for.
   *
   * @param tools the programs
   * @param directory where they may write
   * @param deadline of each program
   */
  AptRepository(PackageTools tools, Path directory, Duration deadline) {
    this.tools = tools;
    this.directory = directory;
    this.deadline = deadline;
  }

  /**
   * Follows meta packages to the package that holds a kernel.
   *
   * @param name of a kernel package or a meta package
   * @return the package, or nothing when apt does not know the name
   * @throws KernelException when apt fails, or knows the name but not what it stands for
   */
  Optional<DebianPackage> kernelPackage(String name) {
    return find(name).map(found -> follow(found, MAX_STEPS));
  }

  private DebianPackage follow(DebianPackage found, int steps) {
    Optional<String> next = found.kernelDependency().filter(name -> steps > 0);
    if (next.isEmpty()) {
      return found;
    }
    return find(next.get())
        .map(target -> follow(target, steps - 1))
        .orElseThrow(
            () ->
                new KernelException(
                    "the package " + found.name() + " cannot be fetched",
                    "apt does not know " + next.get() + ", which it stands for",
                    Advice.UPDATE_LISTS));
  }

  /**
   * Looks a package up.
   *
   * @param name of any package
   * @return the package, or nothing when apt does not know the name
   * @throws KernelException when apt fails
   */
  Optional<DebianPackage> find(String name) {
    List<String> command = List.of(tools.aptCache().toString(), "show", "--no-all-versions", name);
    try (ToolProcess process = ToolProcess.start(command, directory, deadline)) {
      String stanza = process.text();
      if (process.await() != 0 && !process.errorTail().contains("No packages found")) {
        throw process.failed(Advice.UPDATE_LISTS);
      }
      return DebianPackage.parse(stanza);
    }
  }

  /**
   * Downloads exactly the version that was looked up.
   *
   * @return the .deb file
   * @throws KernelException when apt fails
   */
  Path download(DebianPackage found) {
    String version = found.name() + "=" + found.version();
    List<String> command = List.of(tools.aptGet().toString(), "--quiet", "download", version);
    try (ToolProcess process = ToolProcess.start(command, directory, deadline)) {
      process.text();
      if (process.await() != 0) {
        throw process.failed("check the network; if the version is gone, " + Advice.UPDATE_LISTS);
      }
      return onlyFile(process);
    }
  }

  private Path onlyFile(ToolProcess process) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.deb")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw process.failure(IoReason.of(e), Advice.CHOOSE_A_CACHE);
    }
    if (files.size() != 1) {
      throw process.failure("it wrote " + files.size() + " packages", Advice.UPDATE_LISTS);
    }
    return files.get(0);
  }
}
