package io.ktstr.machine.guest.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds programs for tests with the compiler that builds the native part.
 *
 * @param folder where programs go
 */
public record NativeCompiler(Path folder) {

  /** The program that {@code src/test/c/sample} holds. */
  public static final Path SAMPLE = Path.of("src/test/c/sample/sample.c");

  /**
   * Builds a program or a library.
   *
   * @param name of the file
   * @param source of it
   * @param flags for the compiler
   * @return the file
   */
  public Path compile(String name, Path source, String... flags)
      throws IOException, InterruptedException {
    Path program = folder.resolve(name);
    Path log = folder.resolve("cc.log");
    List<String> command =
        new ArrayList<>(List.of("cc", "-o", program.toString(), source.toString()));
    command.addAll(List.of(flags));
    Process compiler =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(compiler.waitFor()).as(Files.readString(log)).isZero();
    return program;
  }
}
