package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.guest.cache.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statically linked busybox, for guests with a shell. It is kept in the cache under its checksum,
 * {@code CACHE/busybox/busybox-SHA256}, so that a damaged one is known by its name.
 */
public final class Busybox {

  private static final String PACKAGE = "busybox-static";
  private static final String PREFIX = "busybox-";
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final String BRING_ONE =
      "install a statically linked busybox, so that PATH leads to it";
  private static final DebFile.Wanted PROGRAM =
      new DebFile.Wanted(Pattern.compile("(\\./)?(usr/)?bin/busybox"), "bin/busybox", BRING_ONE);

  private final Path folder;
  private final String searchPath;
  private final Consumer<String> progress;

  private Busybox(Path cache, String searchPath, Consumer<String> progress) {
    this.folder = cache.resolve("busybox");
    this.searchPath = searchPath;
    this.progress = progress;
  }

  /**
   * Finds the program: in the cache, in PATH if it is statically linked there, or in the
   * distribution's package, which is downloaded into the cache without being installed.
   *
   * @param cache the value of ktstr.cache
   * @param searchPath directories as in the environment variable PATH
   * @param progress is told what is done, one line without line end at a time
   * @return the program, which needs nothing else to run
   * @throws KernelException when it can be had nowhere, saying how to get it
   */
  public static Path find(Path cache, String searchPath, Consumer<String> progress) {
    Busybox busybox = new Busybox(cache, searchPath, progress);
    try {
      Optional<Path> here = busybox.cached().or(busybox::installed);
      return here.isPresent() ? here.get() : busybox.fetch();
    } catch (IOException e) {
      throw new KernelException(
          "the folder " + busybox.folder + " cannot be used", e, Advice.CHOOSE_A_CACHE);
    }
  }

  private Optional<Path> cached() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Busybox::isUndamaged).sorted().findFirst();
    }
  }

  private static boolean isUndamaged(Path file) {
    String name = file.getFileName().toString();
    try {
      return name.startsWith(PREFIX) && name.equals(PREFIX + Sha256.of(file));
    } catch (IOException e) {
      return false; // it is fetched again, and that says what is wrong
    }
  }

  private Optional<Path> installed() {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, "busybox").toAbsolutePath())
        .filter(Files::isExecutable)
        .filter(Busybox::isStatic)
        .findFirst();
  }

  private static boolean isStatic(Path file) {
    try {
      return StaticProgram.is(file);
    } catch (IOException e) {
      return false; // what cannot be read is of no use either
    }
  }

  private Path fetch() throws IOException {
    PackageTools tools = PackageTools.onPath(searchPath, "busybox", BRING_ONE);
    Files.createDirectories(folder);
    try (Workspace workspace = Workspace.in(folder)) {
      AptRepository repository = new AptRepository(tools, workspace.directory(), DEADLINE);
      DebianPackage found = repository.find(PACKAGE).orElseThrow(Busybox::unknown);
      progress.accept("downloading " + found);
      Path deb = repository.download(found);
      Path program = workspace.directory().resolve("busybox");
      DebFile.extractFile(tools.dpkgDeb(), deb, PROGRAM, program, DEADLINE);
      return keep(program, found);
    }
  }

  private Path keep(Path program, DebianPackage found) throws IOException {
    if (!StaticProgram.is(program)) {
      throw new KernelException(
          "the busybox of " + found + " is of no use in a guest",
          "it is not statically linked, or not for " + KernelArchitecture.X86_64.title(),
          BRING_ONE);
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path place = folder.resolve(PREFIX + Sha256.of(program));
    Files.move(program, place, StandardCopyOption.ATOMIC_MOVE);
    progress.accept("stored busybox in " + place);
    return place;
  }

  private static KernelException unknown() {
    return new KernelException(
        "busybox cannot be fetched",
        "apt knows no package " + PACKAGE,
        Advice.UPDATE_LISTS + ", or " + BRING_ONE);
  }
}
