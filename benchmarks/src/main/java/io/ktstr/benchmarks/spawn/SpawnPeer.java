package io.ktstr.benchmarks.spawn;

import io.ktstr.machine.Machine;
import io.ktstr.machine.local.LocalMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Starts workers in a JVM of its own, whose heap has a size of its own, one line after another. */
final class SpawnPeer {

  static final String CREW = "crew ";
  static final String BUILDER = "builder ";

  private SpawnPeer() {}

  /**
   * Answers requests until there are none left.
   *
   * @param arguments the program for {@link Builders}
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Builders builders = new Builders(Path.of(arguments[0]));
    try (Machine machine = LocalMachine.open();
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Crews crews = new Crews(machine);
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        int workers = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        out.println(line.startsWith(CREW) ? crews.start(workers) : builders.start(workers));
      }
    }
  }
}
