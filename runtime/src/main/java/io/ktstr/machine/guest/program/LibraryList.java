package io.ktstr.machine.guest.program;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shared libraries of a program, as its own loader finds them: {@code LOADER --list PROGRAM},
 * see ld.so(8). The loader maps them and runs none of their code; nobody else knows all its rules.
 *
 * @param libraries absolute paths
 */
record LibraryList(List<Path> libraries) {

  private static final int TIMEOUT_SECONDS = 30;
  private static final Pattern FOUND = Pattern.compile("\\s*(?:.+? => )?(/.+) \\(0x[0-9a-f]+\\)");
  private static final Pattern MISSING = Pattern.compile("\\s*(.+) => not found");

  /** Copies the list. */
  LibraryList {
    libraries = List.copyOf(libraries);
  }

  /**
   * Asks the loader.
   *
   * @param loader the loader that the program names
   * @param program the program
   * @return its libraries
   * @throws MachineException if one is missing
   */
  static LibraryList of(Path loader, Path program) {
    try {
      return parse(program, ask(loader, program));
    } catch (IOException | ExecutionException e) {
      throw failed(program, loader + " cannot be asked for them (" + e + ")");
    } catch (TimeoutException e) {
      throw failed(program, loader + " did not answer within " + TIMEOUT_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(program, "the thread was interrupted");
    }
  }

  /** Without the environment of this JVM, which the program does not have in a guest either. */
  private static String ask(Path loader, Path program)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ProcessBuilder builder =
        new ProcessBuilder(loader.toString(), "--list", program.toString())
            .redirectErrorStream(true);
    builder.environment().clear();
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String text =
          CompletableFuture.supplyAsync(() -> readAll(process))
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (process.waitFor() != 0 && !MISSING.matcher(text).find()) {
        throw failed(program, loader + " --list: " + text.strip().replace('\n', ' '));
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String readAll(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LibraryList parse(Path program, String text) {
    List<Path> libraries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher missing = MISSING.matcher(line);
      if (missing.matches()) {
        throw failed(program, missing.group(1) + " is not found");
      }
      Matcher found = FOUND.matcher(line);
      if (found.matches()) {
        libraries.add(Path.of(found.group(1)));
      }
    }
    return new LibraryList(libraries);
  }

  private static MachineException failed(Path program, String reason) {
    return new MachineException(
        "the program "
            + program
            + " cannot be sent to the guest with its libraries: "
            + reason
            + "; it would not start there; install what is missing on this host, or link the program"
            + " statically");
  }
}
