package io.ktstr.scenario;

import java.util.Optional;
import java.util.Set;

/**
 * A change of a cgroup, with everything resolved.
 *
 * @param cgroup its name
 * @param cpus its new CPUs; empty leaves them
 * @param mems its new {@code cpuset.mems}; empty leaves them
 */
record PlannedOp(String cgroup, Optional<Set<Integer>> cpus, Optional<Set<Integer>> mems) {}
