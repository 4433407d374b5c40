package io.ktstr.benchmarks.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The alternatives that are written in C, compiled where they run by its own compiler. */
public final class CPrograms {

  private static final String SOURCES = "/io/ktstr/benchmarks/c/";
  private static final List<String> HEADERS =
      List.of("arch.h", "arch_aarch64.h", "arch_x86_64.h", "slot.h", "sys.h");
  private static final List<String> ALWAYS =
      List.of("cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror");
  private static final List<String> FREESTANDING =
      List.of(
          "-ffreestanding",
          "-nostdlib",
          "-static",
          "-fno-pie",
          "-no-pie",
          "-fno-stack-protector",
          "-fno-asynchronous-unwind-tables");

  private final Path folder;

  /**
   * Compiles into a folder.
   *
   * @param folder an existing one, for sources and programs
   * @throws IOException if it cannot be written
   */
  public CPrograms(Path folder) throws IOException {
    this.folder = folder;
    for (String header : HEADERS) {
      copy(header);
    }
  }

  /**
   * A program with the C library.
   *
   * @param name of its source, without {@code .c}
   * @return the program
   * @throws IOException if there is no compiler or it refuses the source
   */
  public Path hosted(String name) throws IOException {
    return compile(name, List.of());
  }

  /**
   * A program without the C library, as workers are.
   *
   * @param name of its source, without {@code .c}
   * @return the program
   * @throws IOException if there is no compiler or it refuses the source
   */
  public Path freestanding(String name) throws IOException {
    return compile(name, FREESTANDING);
  }

  private Path compile(String name, List<String> options) throws IOException {
    Path program = folder.resolve(name);
    List<String> command = new ArrayList<>(ALWAYS);
    command.addAll(options);
    command.addAll(List.of("-o", program.toString(), copy(name + ".c").toString()));
    Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (compiler.onExit().join().exitValue() != 0) {
      throw new IOException("cc does not compile " + name + ".c:\n" + said);
    }
    return program;
  }

  private Path copy(String file) throws IOException {
    Path copy = folder.resolve(file);
    try (InputStream source = CPrograms.class.getResourceAsStream(SOURCES + file)) {
      if (source == null) {
        throw new IOException(SOURCES + file + " is not on the class path; build benchmarks again");
      }
      Files.copy(source, copy);
    }
    return copy;
  }
}
