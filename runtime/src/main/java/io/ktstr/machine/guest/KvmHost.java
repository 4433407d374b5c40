package io.ktstr.machine.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decides on a host whether KVM works: the host since it was started, for its firmware and the
 * hypervisor below it can be set up anew while it is down; its kernel; its CPU, which a virtual
 * machine that was moved or restored has another one of without a start; and the kvm modules, which
 * can be loaded again with other parameters.
 *
 * @param root where /proc and /sys are, "/" but for tests
 */
record KvmHost(Path root) {

  private static final List<String> CPU_LINES = List.of("model name", "microcode", "flags");

  static KvmHost ofThisHost() {
    return new KvmHost(Path.of("/"));
  }

  /** Everything said above, one fact on each line; equal texts mean that an answer still holds. */
  String describe() throws IOException {
    List<String> facts = new ArrayList<>();
    facts.add(read(root.resolve("proc/sys/kernel/random/boot_id")));
    facts.add(read(root.resolve("proc/version")));
    facts.addAll(firstProcessor());
    for (Path module : modules()) {
      facts.add(module.getFileName().toString());
      facts.addAll(parameters(module));
    }
    return String.join("\n", facts);
  }

  private List<String> firstProcessor() throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("proc/cpuinfo"))) {
      return lines
          .takeWhile(line -> !line.isBlank())
          .filter(line -> CPU_LINES.stream().anyMatch(line::startsWith))
          .toList();
    }
  }

  private List<Path> modules() throws IOException {
    return list(root.resolve("sys/module")).stream()
        .filter(path -> path.getFileName().toString().startsWith("kvm"))
        .toList();
  }

  private static List<String> parameters(Path module) throws IOException {
    List<String> facts = new ArrayList<>();
    for (Path parameter : list(module.resolve("parameters"))) {
      facts.add(parameter.getFileName() + "=" + readable(parameter));
    }
    return facts;
  }

  /** Some parameters may be read by root only, or by nobody. */
  private static String readable(Path parameter) {
    try {
      return read(parameter);
    } catch (IOException e) {
      return "?";
    }
  }

  /** Empty for a folder that is not there. */
  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
