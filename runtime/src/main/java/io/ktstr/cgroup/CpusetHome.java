package io.ktstr.cgroup;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cgroup of a machine below which cgroups with cpusets can be made.
 *
 * <p>In version 1 that is the cgroup of the harness itself. In version 2 a cgroup that has
 * processes cannot hand controllers down, apart from the root (cgroup-v2.rst, No Internal Process
 * Constraint): there it is the nearest one above without any, which is how delegated subtrees are
 * laid out.
 *
 * @param version of its hierarchy
 * @param folder absolute path
 */
public record CpusetHome(CgroupVersion version, String folder) {

  private static final String CPUSET = "cpuset";
  private static final String GUEST_MOUNT = "/sys/fs/cgroup";
  static final String MOUNTS = "/proc/self/mountinfo";
  private static final String MEMBERSHIP = "/proc/self/cgroup";

  /**
   * That of a guest: its agent mounts version 2 in one place, and there is nobody else. Throws
   * {@link MachineException} if its kernel has no cpusets.
   */
  static CpusetHome ofGuest(MachineFiles files) {
    if (!hasCpuset(files, GUEST_MOUNT)) {
      throw missing(List.of(new Mount(CgroupVersion.V2, "/", GUEST_MOUNT, List.of())));
    }
    return new CpusetHome(CgroupVersion.V2, GUEST_MOUNT);
  }

  /**
   * Looks for it. Nothing is written.
   *
   * @param files files of the machine
   * @return where cgroups can go, as far as reading tells
   * @throws MachineException if no hierarchy of the machine has cpusets
   */
  public static CpusetHome find(MachineFiles files) {
    List<Mount> mounts = Mount.parse(files.read(MOUNTS));
    List<String> membership = files.read(MEMBERSHIP).lines().toList();
    return unified(files, mounts, membership)
        .or(() -> legacy(mounts, membership))
        .orElseThrow(() -> missing(mounts));
  }

  private static Optional<CpusetHome> legacy(List<Mount> mounts, List<String> membership) {
    return mounts.stream()
        .filter(mount -> mount.controllers().contains(CPUSET))
        .findFirst()
        .map(mount -> new CpusetHome(CgroupVersion.V1, mount.folderOf(own(membership, CPUSET))));
  }

  private static Optional<CpusetHome> unified(
      MachineFiles files, List<Mount> mounts, List<String> membership) {
    return mounts.stream()
        .filter(mount -> mount.version() == CgroupVersion.V2)
        .findFirst()
        .filter(mount -> hasCpuset(files, mount.folder()))
        .map(mount -> new CpusetHome(CgroupVersion.V2, roomy(files, mount, membership)));
  }

  /** From the cgroup of the harness upwards; the mount point if nothing below it will do. */
  private static String roomy(MachineFiles files, Mount mount, List<String> membership) {
    String folder = mount.folderOf(own(membership, ""));
    while (!folder.equals(mount.folder())) {
      if (hasCpuset(files, folder) && !hasProcesses(files, folder)) {
        return folder;
      }
      folder = folder.substring(0, folder.lastIndexOf('/'));
    }
    return folder;
  }

  private static boolean hasCpuset(MachineFiles files, String folder) {
    return read(files, CgroupFile.CONTROLLERS.in(folder, CgroupVersion.V2))
        .map(text -> Arrays.asList(text.strip().split(" ", -1)).contains(CPUSET))
        .orElse(false);
  }

  private static boolean hasProcesses(MachineFiles files, String folder) {
    return read(files, CgroupFile.PROCESSES.in(folder, CgroupVersion.V2))
        .map(text -> !text.isBlank())
        .orElse(true);
  }

  /** A cgroup outside of what a container sees is not there. */
  private static Optional<String> read(MachineFiles files, String path) {
    try {
      return Optional.of(files.read(path));
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * The harness's cgroup: lines are {@code ID:CONTROLLERS:PATH}, without controllers in version 2.
   */
  private static String own(List<String> membership, String controller) {
    return membership.stream()
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3)
        .filter(fields -> Arrays.asList(fields[1].split(",", -1)).contains(controller))
        .map(fields -> fields[2])
        .findFirst()
        .orElse("/");
  }

  private static MachineException missing(List<Mount> mounts) {
    List<String> seen = new ArrayList<>();
    for (Mount mount : mounts) {
      seen.add(mount.folder());
    }
    return new MachineException(
        "no cgroup hierarchy of the machine has the cpuset controller (mounted: "
            + (seen.isEmpty() ? "none" : String.join(", ", seen))
            + "); cpusets cannot be applied; use a kernel with CONFIG_CPUSETS and mount cgroup2, or"
            + " cgroup with -o cpuset");
  }

  /** The path of one of the files of a cgroup. */
  String file(CgroupFile file, String cgroup) {
    return file.in(cgroup, version);
  }
}
