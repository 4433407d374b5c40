package io.ktstr.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One line of /proc/PID/numa_maps, see proc_pid_numa_maps(5): one mapping of a process.
 *
 * @param address its first byte
 * @param policy the memory policy in force, as the kernel prints it, for example {@code bind:1}
 * @param fileBacked whether it maps a file, which shared anonymous memory does too
 * @param anonymous anonymous pages; empty if the line does not say
 * @param pageSizeBytes size of a page in this line; empty if the line does not say
 * @param pages pages on each node, in units of {@code pageSizeBytes}
 */
public record NumaMap(
    long address,
    String policy,
    boolean fileBacked,
    OptionalLong anonymous,
    OptionalLong pageSizeBytes,
    SortedMap<Integer, Long> pages) {

  /** Copies the map. */
  public NumaMap {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(anonymous, "anonymous");
    Objects.requireNonNull(pageSizeBytes, "pageSizeBytes");
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
  }

  /**
   * Reads a whole file.
   *
   * @param text the file
   * @return one entry for each line
   * @throws IllegalArgumentException for a line that does not have the kernel's form
   */
  public static List<NumaMap> parse(String text) {
    List<NumaMap> maps = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!line.isBlank()) {
        maps.add(new NumaMapLine(line).parse());
      }
    }
    return List.copyOf(maps);
  }

  /**
   * Finds a mapping.
   *
   * @param maps mappings of a process
   * @param address its first byte
   * @return the mapping that starts there
   */
  public static Optional<NumaMap> at(List<NumaMap> maps, long address) {
    return maps.stream().filter(map -> map.address() == address).findFirst();
  }

  /**
   * The private anonymous pages of a whole process: heap, stacks and other memory without a file.
   * Such pages within a mapping of a file (the written part of a program's data) are not counted,
   * because the kernel does not say on which nodes they are.
   *
   * @param maps all mappings of the process
   * @param unitBytes as in {@link #pagesOf}
   * @return node to number of units
   */
  public static SortedMap<Integer, Long> privatePages(List<NumaMap> maps, long unitBytes) {
    return sum(
        maps.stream().filter(map -> !map.fileBacked() && map.anonymous().isPresent()), unitBytes);
  }

  /**
   * The pages of a whole process: those of files and of its program text too.
   *
   * @param maps all mappings of the process
   * @param unitBytes as in {@link #pagesOf}
   * @return node to number of units
   */
  public static SortedMap<Integer, Long> allPages(List<NumaMap> maps, long unitBytes) {
    return sum(maps.stream(), unitBytes);
  }

  private static SortedMap<Integer, Long> sum(Stream<NumaMap> maps, long unitBytes) {
    SortedMap<Integer, Long> sum = new TreeMap<>();
    maps.forEach(
        map -> map.pagesOf(unitBytes).forEach((node, count) -> sum.merge(node, count, Long::sum)));
    return sum;
  }

  /**
   * Pages on each node in a common unit, so that mappings of different page sizes can be added.
   *
   * @param unitBytes the unit, a divisor of every page size: the machine's base page size
   * @return node to number of units
   */
  public SortedMap<Integer, Long> pagesOf(long unitBytes) {
    long factor = pageSizeBytes.orElse(unitBytes) / unitBytes;
    SortedMap<Integer, Long> scaled = new TreeMap<>();
    pages.forEach((node, count) -> scaled.put(node, count * factor));
    return scaled;
  }
}
