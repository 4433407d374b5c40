package io.ktstr.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.host.FakeFiles;
import io.ktstr.host.FilesMachine;
import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.Owner;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.UnmetRequirementException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cgroups of version 1, and the runs beside which a host has them. */
class LegacySubtreeTest {

  private static final String HOME = "/sys/fs/cgroup/cpuset/own";
  private static final String MINE = HOME + "/ktstr-" + Owner.ofThisProcess() + "-";

  private final FakeFiles files = new FakeFiles().withLegacyCgroups(Set.of(0, 1, 2, 3));
  private final FilesMachine host =
      new FilesMachine(
          new MachineIdentity(MachineIdentity.HOST, "6.12.0", "x86_64", "none"), files);

  @Test
  void newCgroupHasWhatTheOneAboveHas() {
    try (CgroupSubtree cgroups =
        CgroupSubtree.open(host, new CpusetHome(CgroupVersion.V1, HOME), "s")) {
      cgroups.create("a/b");
      cgroups.setCpus("a/b", Set.of(1));
      cgroups.setMems("a/b", Set.of(0));
      cgroups.add("a/b", 4711);
    }

    assertThat(files.changes())
        .containsExactly(
            "mkdir " + HOME + "/s",
            "write " + HOME + "/s/cpuset.cpus 0-3",
            "write " + HOME + "/s/cpuset.mems 0-1",
            "write " + HOME + "/s/cpuset.memory_migrate 1",
            "mkdir " + HOME + "/s/a",
            "write " + HOME + "/s/a/cpuset.cpus 0-3",
            "write " + HOME + "/s/a/cpuset.mems 0-1",
            "write " + HOME + "/s/a/cpuset.memory_migrate 1",
            "mkdir " + HOME + "/s/a/b",
            "write " + HOME + "/s/a/b/cpuset.cpus 0-3",
            "write " + HOME + "/s/a/b/cpuset.mems 0-1",
            "write " + HOME + "/s/a/b/cpuset.memory_migrate 1",
            "write " + HOME + "/s/a/b/cpuset.cpus 1",
            "write " + HOME + "/s/a/b/cpuset.mems 0",
            "write " + HOME + "/s/a/b/cgroup.procs 4711",
            "rmdir " + HOME + "/s/a/b",
            "rmdir " + HOME + "/s/a",
            "rmdir " + HOME + "/s");
  }

  @Test
  void subtreeOfTheHostCarriesItsOwner() {
    try (CgroupSubtree one = HostCgroups.open(host);
        CgroupSubtree other = HostCgroups.open(host)) {
      assertThat(one.folder("x")).startsWith(MINE);
      assertThat(other.folder("x")).startsWith(MINE).isNotEqualTo(one.folder("x"));
    }

    assertThat(files.list(HOME)).noneMatch(name -> name.startsWith("ktstr"));
  }

  @Test
  void whatTheDeadHaveLeftIsRemovedAndNothingElse() {
    String dead = HOME + "/ktstr-" + Integer.MAX_VALUE + "-5-x";
    List<String> others =
        List.of(
            MINE + "y",
            HOME + "/ktstr-somebody",
            HOME + "/ktstr",
            HOME + "/" + dead.substring(HOME.length() + 7));
    others.forEach(files::makeDirectory);
    files.makeDirectory(dead);
    files.makeDirectory(dead + "/a");
    files.makeDirectory(dead + "/a/b");

    HostCgroups.open(host).close();

    assertThat(files.hasFolder(dead)).isFalse();
    assertThat(others).allSatisfy(other -> assertThat(files.hasFolder(other)).isTrue());
  }

  @Test
  void whatCannotBeRemovedStandsInNobodysWay() {
    String dead = HOME + "/ktstr-" + Integer.MAX_VALUE + "-5-x";
    files.makeDirectory(dead);
    files.refusing("rmdir " + dead, Errno.EPERM);

    HostCgroups.open(host).close();

    assertThat(files.hasFolder(dead)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cpuset.cpus 7, 13, the cgroup above does not have all of these CPUs",
    "cpuset.cpus 7, 22, a CPU is offline",
    "cpuset.mems 7, 13, the cgroup above does not have all of these nodes",
    "cgroup.procs 7, 28, the cgroup has no CPUs or no memory nodes",
    "cgroup.procs 7, 13, start the tests inside the delegated subtree"
  })
  void refusalIsExplained(String write, int errno, String cause) {
    files.refusing("write " + HOME + "/s/a/" + write, new Errno(errno));
    try (CgroupSubtree cgroups =
        CgroupSubtree.open(host, new CpusetHome(CgroupVersion.V1, HOME), "s")) {
      cgroups.create("a");

      assertThatThrownBy(
              () -> {
                switch (write.charAt(7)) {
                  case 'c' -> cgroups.setCpus("a", Set.of(7));
                  case 'm' -> cgroups.setMems("a", Set.of(7));
                  default -> cgroups.add("a", 7);
                }
              })
          .isInstanceOf(SystemCallException.class)
          .hasMessageContaining(cause);
    }
  }

  @ParameterizedTest
  @CsvSource({"13, run as root", "30, mounted read-only", "28, no room for another cgroup"})
  void hostThatDoesNotLetTheHarnessMakeCgroupsLacksARequirement(int errno, String cause) {
    FakeFiles refusing =
        new FakeFiles() {
          @Override
          public void makeDirectory(String path) {
            throw new SystemCallException("mkdir(\"" + path + "\")", new Errno(errno));
          }
        }.withLegacyCgroups(Set.of(0));

    assertThatThrownBy(() -> HostCgroups.open(new FilesMachine(host.identity(), refusing)))
        .isInstanceOf(UnmetRequirementException.class)
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("cannot be made on this host: mkdir(")
        .hasMessageContaining(cause);
  }
}
