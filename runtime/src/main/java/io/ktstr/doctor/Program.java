package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The end of a program that answers with a few lines.
 *
 * @param status its exit status
 * @param output what it said on both of its outputs
 */
record Program(int status, String output) {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /**
   * Runs a program.
   *
   * @param input what it reads
   * @param command its name and arguments
   * @throws MachineException if it cannot be started or does not end
   */
  static Program run(String input, List<String> command) {
    Process process = start(command);
    try {
      feed(process, input);
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new MachineException(
            command.get(0) + " had not ended after " + DEADLINE.toSeconds() + " s; run it by hand");
      }
      byte[] said = process.getInputStream().readAllBytes();
      return new Program(process.exitValue(), new String(said, StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted while " + command.get(0) + " ran", e);
    } catch (IOException e) {
      throw new MachineException(command.get(0) + " cannot be read (" + e + ")", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new MachineException(command.get(0) + " cannot be started (" + e.getMessage() + ")", e);
    }
  }

  /** A program may end without reading. */
  private static void feed(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  String firstLine() {
    return output.lines().findFirst().orElse("");
  }
}
