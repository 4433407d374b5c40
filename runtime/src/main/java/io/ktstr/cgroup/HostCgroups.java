package io.ktstr.cgroup;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.UnmetRequirementException;
import java.util.UUID;

/**
 * Cgroups on the host itself, where other runs have theirs beside them and a killed one may have
 * left its own: each scenario has a subtree that carries its owner in its name, {@code
 * ktstr-PID-START-RANDOM}.
 */
public final class HostCgroups {

  private static final String PREFIX = "ktstr-";

  private HostCgroups() {}

  /**
   * Makes a subtree for this JVM, after the subtrees of runs that are gone were removed.
   *
   * @param host the host
   * @return no cgroups yet
   * @throws UnmetRequirementException if this host has no cpusets, or this user may not make
   *     cgroups, with the cause
   */
  public static CgroupSubtree open(Machine host) {
    try {
      CpusetHome home = CpusetHome.find(host.files());
      sweep(host, home);
      String name = PREFIX + Owner.ofThisProcess() + "-" + UUID.randomUUID();
      return CgroupSubtree.open(host, home, name).removedAtExit();
    } catch (MachineException e) {
      throw new UnmetRequirementException(
          "cgroups with cpusets cannot be made on this host: " + e.getMessage(), e);
    }
  }

  /**
   * Removes what runs that are gone have left, and nothing of any other. What cannot be removed now
   * stays for the next run: it stands in nobody's way.
   */
  private static void sweep(Machine host, CpusetHome home) {
    CgroupRemoval removal = new CgroupRemoval(host, home.version());
    for (String name : host.files().list(home.folder())) {
      if (isLeft(name)) {
        try {
          removal.removeTree(home.folder() + "/" + name);
        } catch (MachineException stays) {
          // somebody else may be removing it too, and the next run looks again
        }
      }
    }
  }

  private static boolean isLeft(String name) {
    return name.startsWith(PREFIX)
        && Owner.parse(name.substring(PREFIX.length())).filter(owner -> !owner.lives()).isPresent();
  }
}
