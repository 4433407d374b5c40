package io.ktstr.cgroup;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.Refusals;
import io.ktstr.machine.SystemCallException;
import io.ktstr.model.CgroupName;
import io.ktstr.model.ListFormat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;

/**
 * Cgroups of the unified hierarchy, see Documentation/admin-guide/cgroup-v2.rst, below {@code
 * /sys/fs/cgroup/ktstr}. Files are only ever written below that folder, apart from the root's
 * cgroup.subtree_control.
 */
public final class CgroupV2 implements Cgroups {

  private static final String MOUNT = "/sys/fs/cgroup";
  private static final String SUBTREE = MOUNT + "/ktstr";

  private final MachineFiles files;
  private final Deque<String> made = new ArrayDeque<>();

  private CgroupV2(MachineFiles files) {
    this.files = files;
  }

  /**
   * Makes the subtree.
   *
   * @param files files of the machine
   * @return no cgroups yet
   */
  public static CgroupV2 open(MachineFiles files) {
    CgroupV2 cgroups = new CgroupV2(files);
    cgroups.requireCpuset();
    cgroups.enableCpuset(MOUNT);
    cgroups.make(SUBTREE);
    return cgroups;
  }

  private void requireCpuset() {
    String controllers = files.read(MOUNT + "/cgroup.controllers").strip();
    if (!Arrays.asList(controllers.split(" ", -1)).contains("cpuset")) {
      throw new MachineException(
          "the cgroup tree of the machine has no cpuset controller (it has: "
              + controllers
              + "); cpusets cannot be applied; use a kernel with CONFIG_CPUSETS");
    }
  }

  private void enableCpuset(String folder) {
    files.write(folder + "/cgroup.subtree_control", "+cpuset");
  }

  @Override
  public void create(String name) {
    CgroupName.defect(name)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect.toString());
            });
    String folder = SUBTREE;
    for (String level : name.split("/", -1)) {
      enableCpuset(folder);
      folder = folder + "/" + level;
      make(folder);
    }
  }

  /** A level that several names share is there already. */
  private void make(String folder) {
    try {
      files.makeDirectory(folder);
      made.push(folder);
    } catch (SystemCallException e) {
      if (!e.errno().equals(Errno.EEXIST)) {
        throw e;
      }
    }
  }

  @Override
  public void setCpus(String name, Set<Integer> cpus) {
    String wanted = ListFormat.format(cpus);
    files.write(path(name) + "/cpuset.cpus", wanted);
    String effective = files.read(path(name) + "/cpuset.cpus.effective").strip();
    if (!ListFormat.parse(effective).equals(cpus)) {
      throw new MachineException(
          "the cgroup "
              + name
              + " was given the CPUs "
              + wanted
              + " but the kernel allows it "
              + effective
              + "; a cgroup above it or CPU hotplug took the others away; use CPUs that are there");
    }
  }

  @Override
  public void setMems(String name, Set<Integer> nodes) {
    files.write(path(name) + "/cpuset.mems", ListFormat.format(nodes));
  }

  @Override
  public void add(String name, int pid) {
    files.write(path(name) + "/cgroup.procs", String.valueOf(pid));
  }

  /**
   * The folder of a cgroup.
   *
   * @param name name of the cgroup
   * @return absolute path on the machine
   */
  public String folder(String name) {
    return path(name);
  }

  private static String path(String name) {
    return SUBTREE + "/" + name;
  }

  /** Removes what was made, last first. */
  @Override
  public void close() {
    Refusals refusals = new Refusals();
    while (!made.isEmpty()) {
      String folder = made.pop();
      refusals.attempt(() -> files.removeDirectory(folder));
    }
    refusals.rethrow();
  }
}
