package io.ktstr.telemetry;

import java.util.OptionalLong;

/** Counters of /proc/vmstat. */
public final class VmStat {

  private VmStat() {}

  /**
   * Pages that NUMA balancing has migrated on the whole machine since it booted.
   *
   * @param text the file
   * @return empty if the kernel has no such counter (without CONFIG_NUMA_BALANCING)
   */
  public static OptionalLong numaPagesMigrated(String text) {
    return counter(text, "numa_pages_migrated");
  }

  private static OptionalLong counter(String text, String name) {
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split(" +", -1);
      if (words.length == 2 && words[0].equals(name) && words[1].matches("\\d{1,19}")) {
        return OptionalLong.of(Long.parseUnsignedLong(words[1]));
      }
    }
    return OptionalLong.empty();
  }
}
