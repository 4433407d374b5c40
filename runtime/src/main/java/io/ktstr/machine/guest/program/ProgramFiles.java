package io.ktstr.machine.guest.program;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a program needs to start: itself, the loader that it names, and the shared
 * libraries that it is linked to. What it opens later (data files, libraries that it loads by name)
 * is not among them.
 */
public final class ProgramFiles {

  /** Where the loader of the GNU C library looks a library up first. */
  private static final Path LOADER_CACHE = Path.of("/etc/ld.so.cache");

  private ProgramFiles() {}

  /**
   * Finds the files of a program on this host.
   *
   * @param program its absolute path
   * @return absolute paths, to be used at the same places elsewhere
   * @throws MachineException if the program, its loader or one of its libraries is not there, or if
   *     it is none that a guest can run
   */
  public static Set<Path> of(Path program) {
    Set<Path> files = new LinkedHashSet<>();
    files.add(program);
    read(program)
        .loader()
        .ifPresent(
            loader -> {
              files.add(loader);
              for (Path library : LibraryList.of(loader, program).libraries()) {
                files.add(library);
                plainForm(library).filter(Files::isReadable).ifPresent(files::add);
              }
              if (Files.isReadable(LOADER_CACHE)) {
                files.add(LOADER_CACHE);
              }
            });
    return files;
  }

  /**
   * The form of a library for any processor, where the loader has chosen the one for this host's; a
   * guest's may be another.
   */
  static Optional<Path> plainForm(Path library) {
    Path level = library.getParent();
    return level != null && level.getParent() != null && level.getParent().endsWith("glibc-hwcaps")
        ? Optional.of(level.getParent().resolveSibling(library.getFileName()))
        : Optional.empty();
  }

  private static ElfProgram read(Path program) {
    try {
      return ElfProgram.read(program);
    } catch (IOException e) {
      throw new MachineException(
          "the program "
              + program
              + " cannot be sent to the guest: it cannot be read on this host ("
              + e
              + "); guests run programs of this host; write the path of one that is there",
          e);
    }
  }
}
