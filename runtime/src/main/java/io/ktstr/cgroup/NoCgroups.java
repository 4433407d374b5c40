package io.ktstr.cgroup;

import io.ktstr.machine.MachineException;
import java.util.Set;

/** No cgroups at all: names only group workers, and anything that would confine them is refused. */
public final class NoCgroups implements Cgroups {

  @Override
  public void create(String name) {
    // a name is all that a cgroup is here
  }

  @Override
  public void setCpus(String name, Set<Integer> cpus) {
    throw refused(name, "a cpuset");
  }

  @Override
  public void setMems(String name, Set<Integer> nodes) {
    throw refused(name, "cpuset.mems");
  }

  private static MachineException refused(String name, String what) {
    return new MachineException(
        "cgroup \""
            + name
            + "\" wants "
            + what
            + " on this host; cgroups are only made in guests; leave hostOnly out, or the cpuset");
  }

  @Override
  public void add(String name, int pid) {
    // workers stay in the cgroup of this JVM
  }

  @Override
  public void close() {
    // nothing was made
  }
}
