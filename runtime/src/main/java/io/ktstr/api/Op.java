package io.ktstr.api;

import io.ktstr.model.CpusetSpec;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A change of a cgroup while its workers run. */
public sealed interface Op {

  /**
   * What is changed.
   *
   * @return name of a cgroup of the step
   */
  String cgroup();

  /**
   * Other CPUs.
   *
   * @param cgroup name of the cgroup
   * @param cpuset its CPUs from now on
   */
  record SetCpuset(String cgroup, CpusetSpec cpuset) implements Op {
    /** Checks that nothing is null. */
    public SetCpuset {
      Objects.requireNonNull(cgroup, "cgroup");
      Objects.requireNonNull(cpuset, "cpuset");
    }
  }

  /**
   * Other memory. The kernel, from 5.15 on, moves pages that are elsewhere; it rebinds memory
   * policies; see cpuset.mems in Documentation/admin-guide/cgroup-v2.rst.
   *
   * @param cgroup name of the cgroup
   * @param nodes its {@code cpuset.mems} from now on
   */
  record SetMems(String cgroup, Set<Integer> nodes) implements Op {
    /** Copies the nodes. */
    public SetMems {
      Objects.requireNonNull(cgroup, "cgroup");
      nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    }
  }

  /**
   * Moves workers to other CPUs.
   *
   * @param cgroup name of their cgroup
   * @param cpuset its CPUs from now on
   * @return the operation
   */
  static Op setCpuset(String cgroup, CpusetSpec cpuset) {
    return new SetCpuset(cgroup, cpuset);
  }

  /**
   * Lets workers have memory of other nodes.
   *
   * @param cgroup name of their cgroup
   * @param nodes its {@code cpuset.mems} from now on
   * @return the operation
   */
  static Op setMems(String cgroup, int... nodes) {
    return new SetMems(cgroup, IntStream.of(nodes).boxed().collect(Collectors.toSet()));
  }
}
