package io.ktstr.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ktstr.host.FakeFiles;
import io.ktstr.host.FilesMachine;
import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SystemCallException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupSubtreeTest {

  private static final String SUBTREE = "/sys/fs/cgroup/ktstr";

  private final FakeFiles files = new FakeFiles().withCgroups(Set.of(0, 1, 2, 3));
  private final FilesMachine machine = FilesMachine.of(files);

  @Test
  void cgroupIsMadeFilledAndRemoved() {
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create("node0");
      cgroups.setCpus("node0", Set.of(0, 1));
      cgroups.setMems("node0", Set.of(1));
      cgroups.add("node0", 4711);
      files.end(4711);
    }

    assertThat(files.changes())
        .containsExactly(
            "write /sys/fs/cgroup/cgroup.subtree_control +cpuset",
            "mkdir " + SUBTREE,
            "write " + SUBTREE + "/cgroup.subtree_control +cpuset",
            "mkdir " + SUBTREE + "/node0",
            "write " + SUBTREE + "/node0/cpuset.cpus 0-1",
            "write " + SUBTREE + "/node0/cpuset.mems 1",
            "write " + SUBTREE + "/node0/cgroup.procs 4711",
            "rmdir " + SUBTREE + "/node0",
            "rmdir " + SUBTREE);
  }

  @Test
  void nestedNameIsMadeLevelByLevelAndRemovedFromTheInside() {
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create("a/b/c");
      cgroups.create("a/d");
      cgroups.setCpus("a/b/c", Set.of(2));

      assertThat(files.hasFolder(SUBTREE + "/a/b/c")).isTrue();
      assertThat(files.read(SUBTREE + "/a/b/c/cpuset.cpus")).isEqualTo("2");
    }

    assertThat(files.changes().stream().filter(change -> change.startsWith("rmdir")))
        .containsExactly(
            "rmdir " + SUBTREE + "/a/d",
            "rmdir " + SUBTREE + "/a/b/c",
            "rmdir " + SUBTREE + "/a/b",
            "rmdir " + SUBTREE + "/a",
            "rmdir " + SUBTREE);
  }

  @Test
  void nothingIsWrittenOutsideTheSubtreeButTheRootsControllers() {
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create("a/b");
      cgroups.setCpus("a/b", Set.of(0));
      cgroups.setMems("a/b", Set.of(0));
      cgroups.add("a/b", 1);
      files.end(1);
    }

    assertThat(files.changes())
        .filteredOn(change -> !change.split(" ", -1)[1].startsWith(SUBTREE + "/"))
        .containsExactly(
            "write /sys/fs/cgroup/cgroup.subtree_control +cpuset",
            "mkdir " + SUBTREE,
            "rmdir " + SUBTREE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/../../x", "/etc", "a//b", "", "a/", "cgroup.procs"})
  void nameThatLeavesTheSubtreeIsRefusedBeforeAnythingIsMade(String name) {
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      int before = files.changes().size();

      assertThatThrownBy(() -> cgroups.create(name)).isInstanceOf(IllegalArgumentException.class);

      assertThat(files.changes()).hasSize(before);
    }
  }

  @Test
  void folderThatIsThereAlreadyIsUsedAndStays() {
    files.write("/sys/fs/cgroup/cgroup.subtree_control", "+cpuset");
    files.makeDirectory(SUBTREE);

    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create("a");
    }

    assertThat(files.hasFolder(SUBTREE)).isTrue();
    assertThat(files.hasFolder(SUBTREE + "/a")).isFalse();
  }

  @Test
  void folderThatCannotBeMadeIsAFailure() {
    files.refusing("mkdir " + SUBTREE, new Errno(30));

    assertThatThrownBy(() -> CgroupSubtree.inGuest(machine))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("EROFS");
  }

  @Test
  void treeWithoutTheControllerIsExplainedAndNothingIsWritten() {
    files.with("/sys/fs/cgroup/cgroup.controllers", "cpu io\n");

    assertThatThrownBy(() -> CgroupSubtree.inGuest(machine))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("no cgroup hierarchy of the machine has the cpuset controller")
        .hasMessageContaining("mounted: /sys/fs/cgroup")
        .hasMessageContaining("CONFIG_CPUSETS");
    assertThat(files.changes()).isEmpty();
  }

  @Test
  void controllerWhoseNameOnlyContainsItsNameIsAnother() {
    files.with("/sys/fs/cgroup/cgroup.controllers", "cpusets mycpuset\n");

    assertThatThrownBy(() -> CgroupSubtree.inGuest(machine)).isInstanceOf(MachineException.class);
  }

  @Test
  void cpusThatTheKernelTakesAwayAreAFailure() {
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create("a");

      assertThatThrownBy(() -> cgroups.setCpus("a", Set.of(2, 3, 4)))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("the cgroup a was given the CPUs 2-4 but the kernel allows it 2-3");
      assertThatThrownBy(() -> cgroups.setCpus("a", Set.of(9)))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("was given the CPUs 9");
    }
  }

  @Test
  void everyFolderIsTriedWhenOneCannotBeRemoved() {
    CgroupSubtree cgroups = CgroupSubtree.inGuest(machine);
    cgroups.create("a");
    cgroups.create("b");
    cgroups.create("c");
    files.refusing("rmdir " + SUBTREE + "/b", Errno.EACCES);

    Throwable failure = catchThrowable(cgroups::close);

    assertThat(failure)
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("rmdir " + SUBTREE + "/b was refused: EACCES")
        .hasMessageContaining("run as root");
    assertThat(failure.getSuppressed())
        .singleElement()
        .asString()
        .contains("rmdir(\"" + SUBTREE + "\")")
        .contains("processes or cgroups are left in it");
    assertThat(files.hasFolder(SUBTREE + "/a")).isFalse();
    assertThat(files.hasFolder(SUBTREE + "/c")).isFalse();
  }

  @Test
  void processesThatAreLeftAreEnded() {
    CgroupSubtree cgroups = CgroupSubtree.inGuest(machine);
    cgroups.create("a");
    cgroups.add("a", 4711);
    cgroups.add("a", 4712);

    cgroups.close();

    assertThat(files.hasFolder(SUBTREE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "16, only cgroups without hand controllers down",
    "2, write +cpuset to cgroup.subtree_control of each",
    "13, run as root",
    "30, mounted read-only"
  })
  void controllerThatIsNotHandedDownIsExplained(int errno, String cause) {
    files.refusing("write /sys/fs/cgroup/cgroup.subtree_control +cpuset", new Errno(errno));

    assertThatThrownBy(() -> CgroupSubtree.inGuest(machine))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining(cause);
    assertThat(files.changes()).isEmpty();
  }

  @Test
  void closingTwiceRemovesOnce() {
    CgroupSubtree cgroups = CgroupSubtree.inGuest(machine);
    cgroups.create("a");
    cgroups.close();
    int changes = files.changes().size();

    cgroups.close();

    assertThat(files.changes()).hasSize(changes);
  }
}
