package io.ktstr.benchmarks.telemetry;

import io.ktstr.model.ListFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the partners of a pair run.
 *
 * @param name as tables show it
 * @param cpus the CPU of each; empty for none
 */
record Pinning(String name, List<Integer> cpus) {

  static final Pinning NONE = new Pinning("unpinned", List.of());

  private static final String ALLOWED = "Cpus_allowed_list:";

  /** No pinning, one CPU for both, and two CPUs where there are two. */
  static List<Pinning> all() throws IOException {
    List<Integer> allowed = allowed();
    List<Pinning> all = new ArrayList<>();
    all.add(NONE);
    all.add(new Pinning("on one CPU", List.of(allowed.get(0), allowed.get(0))));
    if (allowed.size() > 1) {
      all.add(new Pinning("on two CPUs", allowed.subList(0, 2)));
    }
    return all;
  }

  private static List<Integer> allowed() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(text -> text.startsWith(ALLOWED))
            .findFirst()
            .orElseThrow();
    return List.copyOf(new TreeSet<>(ListFormat.parse(line.substring(ALLOWED.length()).strip())));
  }

  /** What a worker asks for. */
  Optional<Set<Integer>> of(int member) {
    return cpus.isEmpty() ? Optional.empty() : Optional.of(Set.of(cpus.get(member)));
  }

  /** As the program in C reads it. */
  String asArguments() {
    return cpus.isEmpty()
        ? "-1 -1"
        : cpus.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
