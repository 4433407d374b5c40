package io.ktstr.doctor;

import io.ktstr.machine.MachineFiles;
import java.util.List;

/** Whether a seccomp filter stands between workers and the kernel, see proc_pid_status(5). */
final class SeccompArea implements Area {

  private static final String STATUS = "/proc/self/status";
  private static final String FIELD = "Seccomp:";

  private final MachineFiles files;

  SeccompArea(MachineFiles files) {
    this.files = files;
  }

  @Override
  public String name() {
    return "seccomp";
  }

  @Override
  public List<Finding> examine() {
    String mode =
        files
            .read(STATUS)
            .lines()
            .filter(line -> line.startsWith(FIELD))
            .map(line -> line.substring(FIELD.length()).strip())
            .findFirst()
            .orElse("0");
    return List.of(
        mode.equals("0")
            ? Finding.ok(name(), "no filter")
            : Finding.missing(
                name(),
                "a filter is on (mode " + mode + "), which may refuse system calls of workers",
                "what it refuses stands under privileges; containers: --security-opt seccomp=PROFILE"));
  }
}
