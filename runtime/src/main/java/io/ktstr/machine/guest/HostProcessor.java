package io.ktstr.machine.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What guests under KVM see of this host. */
final class HostProcessor {

  private HostProcessor() {}

  /** The model of the CPU and the version of the kernel, one on each line. */
  static String describe() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .orElse("");
    return cpu + "\n" + Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
  }
}
