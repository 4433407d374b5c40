package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs with a deadline, without a shell, and whose messages are kept for when it
 * fails. Its standard error goes to a file, so that a reader of its output never has to read two
 * streams.
 */
final class ToolProcess implements AutoCloseable {

  private static final int MAX_OUTPUT = 1 << 20;
  private static final int MAX_ERROR_LINES = 5;

  private final List<String> command;
  private final Duration deadline;
  private final Path errors;
  private final Process process;
  private final CompletableFuture<Void> watchdog;
  private volatile boolean expired;

  private ToolProcess(List<String> command, Duration deadline, Path errors) throws IOException {
    this.command = command;
    this.deadline = deadline;
    this.errors = errors;
    this.process = start(command, errors);
    Executor later = CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    this.watchdog = CompletableFuture.runAsync(this::expire, later);
  }

  /**
   * Starts a program.
   *
   * @param command the program and its arguments
   * @param directory its working directory; its messages are kept there too
   * @param deadline after which it is killed
   * @throws KernelException when it cannot be started
   */
  static ToolProcess start(List<String> command, Path directory, Duration deadline) {
    try {
      return new ToolProcess(
          List.copyOf(command), deadline, Files.createTempFile(directory, "tool", ".err"));
    } catch (IOException e) {
      throw new KernelException(command.get(0) + " cannot be started", e, Advice.BRING_A_KERNEL);
    }
  }

  private static Process start(List<String> command, Path errors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(errors.getParent().toFile())
            .redirectError(errors.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** What the program writes; ends when it ends or is killed. */
  InputStream output() {
    return process.getInputStream();
  }

  /** Reads what the program writes, a megabyte at most, until it ends. */
  String text() {
    try {
      return new String(output().readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failure(IoReason.of(e), "try again");
    }
  }

  /** Waits for the end; the exit status. */
  int await() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the thread was interrupted", "try again");
    }
  }

  /** What the program said about its failure: the last lines. */
  String errorTail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip().lines().toList();
      int from = Math.max(0, lines.size() - MAX_ERROR_LINES);
      return String.join(" / ", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "its messages cannot be read: " + IoReason.of(e);
    }
  }

  /** An exception for a program that ended with a failure. */
  KernelException failed(String fix) {
    String status = "exit status " + await() + (errorTail().isEmpty() ? "" : ": " + errorTail());
    return failure(status, fix);
  }

  /** An exception for something else that went wrong; the deadline outranks it. */
  KernelException failure(String reason, String fix) {
    return new KernelException(
        String.join(" ", command) + " failed",
        expired ? "it was killed after " + deadline.toSeconds() + " seconds" : reason,
        fix);
  }

  private void expire() {
    expired = true;
    kill();
  }

  /** Children first: one that lives on would keep the output open. */
  private void kill() {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    watchdog.cancel(false);
    kill();
  }
}
