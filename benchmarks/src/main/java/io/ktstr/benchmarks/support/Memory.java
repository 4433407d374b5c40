package io.ktstr.benchmarks.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of this host, by proc_meminfo(5), and of its processes, by proc_pid_status(5). */
public final class Memory {

  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable: +(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KB_PER_MB = 1024;

  private Memory() {}

  /**
   * As much as is wanted, or half of what is available if that is less.
   *
   * @param wantedMb MiB
   * @return MiB
   * @throws IOException if the kernel does not say what is available
   */
  public static long atMostMb(long wantedMb) throws IOException {
    return Math.min(wantedMb, megabytes(Path.of("/proc/meminfo"), AVAILABLE) / 2);
  }

  /**
   * What a process has in memory.
   *
   * @param pid process id
   * @return MiB
   * @throws IOException if the kernel does not say
   */
  public static long residentMb(long pid) throws IOException {
    return megabytes(Path.of("/proc/" + pid + "/status"), RESIDENT);
  }

  private static long megabytes(Path file, Pattern line) throws IOException {
    Matcher found = line.matcher(Files.readString(file));
    if (!found.find()) {
      throw new IOException(file + " has no line " + line);
    }
    return Long.parseLong(found.group(1)) / KB_PER_MB;
  }
}
