package io.ktstr.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the programs that commands name, as a shell would. */
public final class ProgramPath {

  private ProgramPath() {}

  /**
   * The order with the absolute path of its program.
   *
   * @param order its program is an absolute path, a path from the working directory, or a name to
   *     be looked for in the {@code PATH} of this JVM
   * @return the same order if it has no program
   * @throws MachineException for a name that is not found; whether there is a program at a path,
   *     the kernel says
   */
  public static WorkerOrder find(WorkerOrder order) {
    if (order.command().isEmpty()) {
      return order;
    }
    List<String> command = new ArrayList<>(order.command());
    command.set(0, find(command.get(0), Optional.ofNullable(System.getenv("PATH")).orElse("")));
    return order.withCommand(command);
  }

  static String find(String program, String searchPath) {
    if (program.contains("/")) {
      return Path.of(program).toAbsolutePath().toString();
    }
    for (String folder : searchPath.split(":", -1)) {
      Path candidate = Path.of(folder).resolve(program).toAbsolutePath();
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw new MachineException(
        "the program "
            + program
            + " that a worker is to run is not found; PATH of this JVM is "
            + (searchPath.isEmpty() ? "empty" : searchPath)
            + "; install it, or write its path");
  }
}
