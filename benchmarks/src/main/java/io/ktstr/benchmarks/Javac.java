package io.ktstr.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whole runs of javac, each a process of its own, as a build without a daemon makes them. */
final class Javac {

  private static final Pattern PROCESSOR = Pattern.compile("ktstr-(processor|annotations)-.*");

  private final String classPath;
  private final Path folder;

  Javac(String classPath, Path folder) {
    this.classPath = classPath;
    this.folder = folder;
  }

  /** Compiles with the processor; milliseconds from start to end of the process. */
  double withProcessor(List<Path> sources) throws IOException, InterruptedException {
    return run(List.of("-processorpath", processorPath()), sources);
  }

  /** Compiles with a processor that does the least; milliseconds from start to end. */
  double withEmptyClasses(List<Path> sources) throws IOException, InterruptedException {
    String name = EmptyClassesProcessor.class.getName();
    return run(List.of("-processor", name, "-processorpath", classPath), sources);
  }

  /** What a build that names the processor in annotationProcessorPaths has there. */
  private String processorPath() {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(entry -> PROCESSOR.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
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
