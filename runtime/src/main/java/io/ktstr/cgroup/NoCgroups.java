package io.ktstr.cgroup;

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

  private static IllegalStateException refused(String name, String what) {
    return new IllegalStateException(
        "cgroup \"" + name + "\" wants " + what + ", but no cgroups were made");
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
