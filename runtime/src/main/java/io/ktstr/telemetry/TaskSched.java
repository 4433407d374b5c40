package io.ktstr.telemetry;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counters of /proc/PID/sched, {@code proc_sched_show_task()} in kernel/sched/debug.c. */
public final class TaskSched {

  private static final Pattern MIGRATED =
      Pattern.compile("(?m)^numa_pages_migrated\\s*:\\s*(\\d{1,18})\\s*$");

  private TaskSched() {}

  /**
   * Pages that NUMA balancing has migrated because this task touched them.
   *
   * @param text the file
   * @return empty if the kernel has no such counter (without CONFIG_NUMA_BALANCING)
   */
  public static OptionalLong numaPagesMigrated(String text) {
    Matcher line = MIGRATED.matcher(text);
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }
}
