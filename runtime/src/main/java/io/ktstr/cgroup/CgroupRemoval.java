package io.ktstr.cgroup;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.Errno;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import java.time.Duration;
import java.util.List;

/** Removes cgroups, and with them what is still in them. What is gone already is fine. */
final class CgroupRemoval {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Machine machine;
  private final MachineFiles files;
  private final CgroupVersion version;

  CgroupRemoval(Machine machine, CgroupVersion version) {
    this.machine = machine;
    this.files = machine.files();
    this.version = version;
  }

  /** One cgroup with all below it. */
  void removeTree(String folder) {
    below(folder).forEach(this::removeTree);
    remove(folder);
  }

  private List<String> below(String folder) {
    return entries(folder).stream()
        .map(entry -> folder + "/" + entry)
        .filter(this::isCgroup)
        .toList();
  }

  private List<String> entries(String folder) {
    try {
      return files.list(folder);
    } catch (SystemCallException e) {
      return gone(e, List.of());
    }
  }

  /** Its files are none: the kernel answers ENOTDIR. */
  private boolean isCgroup(String path) {
    try {
      files.read(CgroupFile.PROCESSES.in(path, version));
      return true;
    } catch (SystemCallException e) {
      return gone(e, false);
    }
  }

  private static <T> T gone(SystemCallException e, T nothing) {
    if (e.errno().equals(Errno.ENOENT) || e.errno().equals(Errno.ENOTDIR)) {
      return nothing;
    }
    throw e;
  }

  /**
   * One cgroup without cgroups in it. A process that has ended is taken out of it only when its
   * last switch to another one is over, so a cgroup without processes may still be busy for a
   * moment.
   */
  void remove(String folder) {
    Deadline deadline = Deadline.after(TIMEOUT);
    while (true) {
      endProcesses(folder, deadline);
      try {
        CgroupCall.REMOVE.attempt(() -> files.removeDirectory(folder));
        return;
      } catch (SystemCallException e) {
        if (e.errno().equals(Errno.ENOENT)) {
          return;
        }
        if (!e.errno().equals(Errno.EBUSY) || deadline.expired() || !below(folder).isEmpty()) {
          throw e;
        }
      }
    }
  }

  /** Workers are gone by then; a program that was one may have left children. */
  private void endProcesses(String folder, Deadline deadline) {
    List<Integer> pids = processes(folder);
    while (!pids.isEmpty()) {
      if (deadline.expired()) {
        throw new MachineException(
            "processes "
                + pids
                + " are still in the cgroup "
                + folder
                + " after "
                + deadline
                + " although each was killed; something starts them anew; end that first");
      }
      pids.forEach(machine::kill);
      pids = processes(folder);
    }
  }

  private List<Integer> processes(String folder) {
    try {
      return files
          .read(CgroupFile.PROCESSES.in(folder, version))
          .lines()
          .map(Integer::valueOf)
          .distinct()
          .toList();
    } catch (SystemCallException e) {
      return gone(e, List.of());
    }
  }
}
