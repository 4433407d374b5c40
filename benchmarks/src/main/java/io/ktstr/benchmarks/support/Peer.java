package io.ktstr.benchmarks.support;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A process that measures on request: it is sent a line and answers with a line of numbers. So ways
 * that need processes of their own can take turns.
 */
public final class Peer implements AutoCloseable {

  private final List<String> command;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  /**
   * Starts the process.
   *
   * @param command program and arguments
   * @throws IOException if it cannot be started
   */
  public Peer(List<String> command) throws IOException {
    this.command = List.copyOf(command);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    requests = process.outputWriter();
    answers = process.inputReader();
  }

  /**
   * Has something measured.
   *
   * @param request one line
   * @return the numbers of the answer
   * @throws IOException if the process has ended or does not answer with numbers
   */
  public long[] ask(String request) throws IOException {
    requests.write(request + "\n");
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(
          command.get(0) + " ended when it was asked \"" + request + "\"; see what it wrote above");
    }
    return Arrays.stream(answer.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  /**
   * The process.
   *
   * @return its process id
   */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
