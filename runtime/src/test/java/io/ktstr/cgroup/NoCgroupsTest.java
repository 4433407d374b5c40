package io.ktstr.cgroup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NoCgroupsTest {

  @Test
  void nameOnlyGroupsWorkersAndConfinementIsRefused() {
    try (NoCgroups cgroups = new NoCgroups()) {
      cgroups.create("a");
      cgroups.add("a", 1);

      assertThatThrownBy(() -> cgroups.setCpus("a", Set.of(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cgroup \"a\" wants a cpuset, but no cgroups were made");
      assertThatThrownBy(() -> cgroups.setMems("a", Set.of(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cgroup \"a\" wants cpuset.mems, but no cgroups were made");
    }
  }
}
