package io.ktstr.cgroup;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.util.Map;

/**
 * Something that is done to cgroups.
 *
 * @param causes why the kernel may refuse it
 */
record CgroupCall(Map<Errno, String> causes) {

  /** Handing the cpuset controller down. */
  static final CgroupCall ENABLE =
      new CgroupCall(
          Map.of(
              Errno.EBUSY,
              "the cgroup has processes of its own, and only cgroups without hand controllers down; start the"
                  + " tests in a cgroup below a delegated one",
              Errno.ENOENT,
              "no cgroup above hands the cpuset controller down; write +cpuset to cgroup.subtree_control of"
                  + " each, from the root on",
              Errno.EACCES,
              Causes.PERMISSION,
              Errno.EPERM,
              Causes.PERMISSION,
              Errno.EROFS,
              Causes.READ_ONLY));

  /** Making a cgroup. */
  static final CgroupCall MAKE =
      new CgroupCall(
          Map.of(
              Errno.EACCES,
              Causes.PERMISSION,
              Errno.EPERM,
              Causes.PERMISSION,
              Errno.EROFS,
              Causes.READ_ONLY,
              Errno.EAGAIN,
              "the limits cgroup.max.descendants or cgroup.max.depth of a cgroup above are reached; raise them,"
                  + " or remove cgroups",
              Errno.ENOENT,
              "the cgroup above is gone; something else removes cgroups here; keep it from those of ktstr",
              Errno.ENOSPC,
              "the kernel has no room for another cgroup; remove cgroups that nothing is in"));

  /** Limiting the CPUs. */
  static final CgroupCall CPUS =
      new CgroupCall(
          Map.of(
              Errno.EINVAL,
              "a CPU is offline, or another cgroup has it for itself (cpuset.cpu_exclusive, a partition)",
              Errno.EACCES,
              "the cgroup above does not have all of these CPUs; its own cpuset must contain them",
              Errno.EBUSY,
              "a process or a cgroup below still uses a CPU that would go",
              Errno.ENOSPC,
              "processes would be left without any CPU"));

  /** Limiting the memory nodes. */
  static final CgroupCall MEMS =
      new CgroupCall(
          Map.of(
              Errno.EINVAL,
              "a node has no memory, or another cgroup has it for itself (cpuset.mem_exclusive)",
              Errno.EACCES,
              "the cgroup above does not have all of these nodes; its own cpuset must contain them",
              Errno.EBUSY,
              "a cgroup below still uses a node that would go",
              Errno.ENOSPC,
              "processes would be left without any memory node"));

  /** Moving a process. */
  static final CgroupCall MOVE =
      new CgroupCall(
          Map.of(
              Errno.ENOSPC,
              "the cgroup has no CPUs or no memory nodes; version 1 wants both written before a process comes",
              Errno.EACCES,
              "moving needs write access to cgroup.procs of the nearest cgroup above both places; start the"
                  + " tests inside the delegated subtree",
              Errno.EBUSY,
              "the cgroup hands controllers down, so it cannot have processes",
              Errno.ESRCH,
              "the process has ended already",
              Errno.EOPNOTSUPP,
              "the cgroup is a threaded one"));

  /** Removing a cgroup. */
  static final CgroupCall REMOVE =
      new CgroupCall(
          Map.of(
              Errno.EBUSY,
              "processes or cgroups are left in it; look at its cgroup.procs",
              Errno.EACCES,
              Causes.PERMISSION));

  /** Copies the map. */
  CgroupCall {
    causes = Map.copyOf(causes);
  }

  /** Does it; a refusal says why, as far as that is known. */
  void attempt(Runnable step) {
    try {
      step.run();
    } catch (SystemCallException e) {
      throw explained(e);
    }
  }

  private SystemCallException explained(SystemCallException refusal) {
    String cause = causes.get(refusal.errno());
    return cause == null ? refusal : refusal.because(cause);
  }

  /** Causes that several calls have in common. */
  private static final class Causes {
    static final String PERMISSION =
        "this user may not change that cgroup; run as root, or below a delegated one (systemd-run --user"
            + " --scope -p Delegate=yes)";
    static final String READ_ONLY =
        "cgroups are mounted read-only, as containers have them; run the container with its cgroups"
            + " writable, or outside of one";

    private Causes() {}
  }
}
