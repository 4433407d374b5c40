package io.ktstr.cgroup;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import java.util.List;
import java.util.Set;

/**
 * The cgroup hierarchies that a machine has mounted.
 *
 * @param all in the order in which they were mounted
 */
public record Hierarchies(List<Hierarchy> all) {

  /** Of a version 1 mount, see cgroup1_show_options in kernel/cgroup/cgroup-v1.c. */
  private static final Set<String> OPTIONS =
      Set.of("rw", "ro", "noprefix", "xattr", "cpuset_v2_mode", "favordynmods", "clone_children");

  /**
   * One of them.
   *
   * @param version of its interface
   * @param folder its mount point
   * @param controllers what can be controlled in it; in version 2 at the mount point
   */
  public record Hierarchy(CgroupVersion version, String folder, List<String> controllers) {

    /** Copies the list. */
    public Hierarchy {
      controllers = List.copyOf(controllers);
    }
  }

  /** Copies the list. */
  public Hierarchies {
    all = List.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @param files files of the machine
   * @return none where no cgroups are mounted
   */
  public static Hierarchies read(MachineFiles files) {
    return new Hierarchies(
        Mount.parse(files.read(CpusetHome.MOUNTS)).stream()
            .map(mount -> new Hierarchy(mount.version(), mount.folder(), controllers(files, mount)))
            .toList());
  }

  private static List<String> controllers(MachineFiles files, Mount mount) {
    if (mount.version() == CgroupVersion.V1) {
      return mount.controllers().stream().filter(Hierarchies::isController).toList();
    }
    try {
      String text = files.read(CgroupFile.CONTROLLERS.in(mount.folder(), CgroupVersion.V2)).strip();
      return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    } catch (MachineException e) {
      return List.of(); // a container may see the mount and nothing in it
    }
  }

  /** Mount options stand in the same list; a hierarchy with a name has no controllers at all. */
  private static boolean isController(String word) {
    return !OPTIONS.contains(word) && !word.contains("=");
  }

  /**
   * How the machine is set up.
   *
   * @return {@code version 1}, {@code version 2}, {@code hybrid} or {@code none}
   */
  public String mode() {
    boolean v1 = all.stream().anyMatch(one -> one.version() == CgroupVersion.V1);
    boolean v2 = all.stream().anyMatch(one -> one.version() == CgroupVersion.V2);
    if (v1 && v2) {
      return "hybrid";
    }
    return v1 ? "version 1" : v2 ? "version 2" : "none";
  }
}
