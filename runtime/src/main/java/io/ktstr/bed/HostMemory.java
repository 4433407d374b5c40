package io.ktstr.bed;

import io.ktstr.machine.guest.GuestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether this host has memory to spare. */
final class HostMemory {

  private static final Path FILE = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable: +(\\d+) kB");
  private static final long KB_PER_MB = 1024;

  /** A guest that waits must not be what makes others run out of memory. */
  private static final int SHARES = 4;

  private HostMemory() {}

  /** For this guest and three more like it. */
  static boolean hasRoom(GuestPlan plan) {
    try {
      return hasRoom(Files.readString(FILE), plan.totalMemoryMb());
    } catch (IOException e) {
      return false;
    }
  }

  /** By the text of proc_meminfo(5), for a guest of this size in MiB. */
  static boolean hasRoom(String memInfo, int guestMb) {
    Matcher available = AVAILABLE.matcher(memInfo);
    return available.find()
        && Long.parseLong(available.group(1)) / KB_PER_MB >= (long) SHARES * guestMb;
  }
}
