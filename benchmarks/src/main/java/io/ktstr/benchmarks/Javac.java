package io.ktstr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole runs of javac, each a process of its own, as a build without a daemon makes them. */
final class Javac {

  private final String classPath;
  private final Path folder;

  Javac(String classPath, Path folder) {
    this.classPath = classPath;
    this.folder = folder;
  }

  /** Compiles with the processor; milliseconds from start to end of the process. */
  double withProcessor(List<Path> sources) throws IOException, InterruptedException {
    return run(List.of("-processorpath", classPath), sources);
  }

  /** Compiles without; milliseconds from start to end of the process. */
  double without(List<Path> sources) throws IOException, InterruptedException {
    return run(List.of("-proc:none"), sources);
  }

  private double run(List<String> options, List<Path> sources)
      throws IOException, InterruptedException {
    Path output = Files.createTempDirectory(folder, "classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-d", output.toString(), "-cp", classPath));
    command.addAll(options);
    command.add("@" + argumentFile(sources));
    Path log = output.resolve("javac.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int status = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 0) {
      throw new IllegalStateException("javac failed:\n" + Files.readString(log));
    }
    return millis;
  }

  private Path argumentFile(List<Path> sources) throws IOException {
    List<String> quoted = sources.stream().map(source -> "\"" + source + "\"").toList();
    return Files.write(folder.resolve("sources.txt"), quoted);
  }
}
