package io.ktstr.cgroup;

import io.ktstr.machine.Errno;
import io.ktstr.machine.LastWill;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.Refusals;
import io.ktstr.machine.SystemCallException;
import io.ktstr.model.CgroupName;
import io.ktstr.model.ListFormat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Real cgroups, below one folder that belongs to the harness. Files are only ever written below
 * that folder, apart from the cgroup.subtree_control above it, which has to hand cpusets down.
 */
public final class CgroupSubtree implements Cgroups {

  private static final String CPUSET = "cpuset";
  private static final String NAME_IN_GUEST = "ktstr";

  private final MachineFiles files;
  private final CpusetHome home;
  private final CgroupRemoval removal;
  private final String subtree;
  private final Deque<String> made = new ArrayDeque<>();
  private Optional<LastWill> will = Optional.empty();

  private CgroupSubtree(Machine machine, CpusetHome home, String name) {
    this.files = machine.files();
    this.home = home;
    this.removal = new CgroupRemoval(machine, home.version());
    this.subtree = home.folder() + "/" + name;
  }

  /**
   * Makes the subtree of a guest, in which there is nobody else.
   *
   * @param guest the machine
   * @return no cgroups yet
   * @throws MachineException if its kernel has no cpusets, or refuses
   */
  public static CgroupSubtree inGuest(Machine guest) {
    return open(guest, CpusetHome.ofGuest(guest.files()), NAME_IN_GUEST);
  }

  /** Makes a subtree. The name of its folder is of the harness's own making. */
  static CgroupSubtree open(Machine machine, CpusetHome home, String name) {
    CgroupSubtree cgroups = new CgroupSubtree(machine, home, name);
    try {
      cgroups.handDown(cgroups.home.folder());
      cgroups.make(cgroups.home.folder(), cgroups.subtree);
      return cgroups;
    } catch (RuntimeException e) {
      cgroups.close();
      throw e;
    }
  }

  /** If this JVM is told to end before it is closed, it is removed all the same. */
  CgroupSubtree removedAtExit() {
    will = Optional.of(LastWill.write("cgroups", () -> removal.removeTree(subtree)));
    return this;
  }

  @Override
  public void create(String name) {
    CgroupName.defect(name)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect.toString());
            });
    String folder = subtree;
    for (String level : name.split("/", -1)) {
      handDown(folder);
      make(folder, folder + "/" + level);
      folder = folder + "/" + level;
    }
  }

  /** In version 1 every cgroup has the files of its tree's controllers anyway. */
  private void handDown(String folder) {
    if (home.version() == CgroupVersion.V1) {
      return;
    }
    String control = home.file(CgroupFile.SUBTREE_CONTROL, folder);
    if (!Arrays.asList(files.read(control).strip().split(" ", -1)).contains(CPUSET)) {
      CgroupCall.ENABLE.attempt(() -> files.write(control, "+" + CPUSET));
    }
  }

  /** A level that several names share is there already. */
  private void make(String above, String folder) {
    try {
      CgroupCall.MAKE.attempt(() -> files.makeDirectory(folder));
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.EEXIST)) {
        return;
      }
      throw e;
    }
    made.push(folder);
    if (home.version() == CgroupVersion.V1) {
      inherit(above, folder);
    }
  }

  /**
   * What version 2 does by itself: a new cgroup has the CPUs and nodes of the one above, and pages
   * follow a change of nodes. In version 1 it has none of either, and no process can come.
   */
  private void inherit(String above, String folder) {
    copy(CgroupCall.CPUS, CgroupFile.CPUS_EFFECTIVE, above, CgroupFile.CPUS, folder);
    copy(CgroupCall.MEMS, CgroupFile.MEMS_EFFECTIVE, above, CgroupFile.MEMS, folder);
    files.write(home.file(CgroupFile.MEMORY_MIGRATE, folder), "1");
  }

  private void copy(CgroupCall call, CgroupFile from, String above, CgroupFile to, String folder) {
    String text = files.read(home.file(from, above)).strip();
    call.attempt(() -> files.write(home.file(to, folder), text));
  }

  @Override
  public void setCpus(String name, Set<Integer> cpus) {
    String wanted = ListFormat.format(cpus);
    CgroupCall.CPUS.attempt(() -> files.write(file(CgroupFile.CPUS, name), wanted));
    String effective = files.read(file(CgroupFile.CPUS_EFFECTIVE, name)).strip();
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
    String wanted = ListFormat.format(nodes);
    CgroupCall.MEMS.attempt(() -> files.write(file(CgroupFile.MEMS, name), wanted));
  }

  @Override
  public void add(String name, int pid) {
    String text = String.valueOf(pid);
    CgroupCall.MOVE.attempt(() -> files.write(file(CgroupFile.PROCESSES, name), text));
  }

  private String file(CgroupFile file, String name) {
    return home.file(file, folder(name));
  }

  /**
   * The folder of a cgroup.
   *
   * @param name name of the cgroup
   * @return absolute path on the machine
   */
  public String folder(String name) {
    return subtree + "/" + name;
  }

  /** Removes what was made, last first, and ends what is still in it. */
  @Override
  public void close() {
    will.ifPresent(LastWill::close);
    Refusals refusals = new Refusals();
    while (!made.isEmpty()) {
      String folder = made.pop();
      refusals.attempt(() -> removal.remove(folder));
    }
    refusals.rethrow();
  }
}
