package io.ktstr.model.rule;

/**
 * Every rule and its message: {@code fact; reason; fix}, in the syntax of {@link
 * java.util.Formatter}. Several messages may share an {@link #id()}, which is what users see and
 * search for. Where a value cannot even be constructed the three parts come from its {@link
 * io.ktstr.model.Defect}.
 */
public enum RuleCode {
  /** STATIC_NODES with RELATIVE_NODES. Arguments: cgroup. */
  FLAGS_CONFLICT(
      "flags-conflict",
      "cgroup \"%s\" sets STATIC_NODES and RELATIVE_NODES together; the first makes node ids absolute, the second makes"
          + " them ordinals within the allowed nodes, and set_mempolicy(2) answers EINVAL; keep STATIC_NODES for the ids of"
          + " the machine, or RELATIVE_NODES for ordinals"),
  /** A flag that the mode does not take. Arguments: cgroup, flag, policy, what takes the flag. */
  FLAGS_NOT_APPLICABLE(
      "flags-not-applicable",
      "cgroup \"%s\" sets %s on the policy %s; this flag has a meaning only with %s; remove %2$s or use one of"
          + " those"),
  /** A node set without nodes. Arguments: cgroup, policy name. */
  POLICY_EMPTY_NODES(
      "policy-empty-nodes",
      "cgroup \"%s\" has a %s policy without nodes; set_mempolicy(2) answers EINVAL for a nodemask without bits; name at least"
          + " one node, or use local for the node of the CPU"),
  /**
   * Nodes that the machine does not have. Arguments: cgroup, policy, missing nodes, nodes with
   * memory.
   */
  POLICY_UNKNOWN_NODE(
      "policy-unknown-node",
      "cgroup \"%s\" has the policy %s but the machine has no node %s with memory, only %s; the kernel drops such nodes"
          + " from the mask and answers EINVAL when none is left; name nodes within %4$s or declare more"),
  /** A node id that no machine has. Arguments: cgroup, node id, highest id. */
  POLICY_NODE_RANGE(
      "policy-unknown-node",
      "cgroup \"%s\" names node %s; node ids run from 0 to %s on any Linux; name a node that the machine has, counted from"
          + " 0"),
  /**
   * RELATIVE ordinals too high. Arguments: cgroup, policy, ordinals, number of allowed nodes, their
   * ordinals.
   */
  POLICY_UNKNOWN_ORDINAL(
      "policy-unknown-node",
      "cgroup \"%s\" has the policy %s with RELATIVE_NODES but ordinal %s is not below the number of allowed nodes, %s;"
          + " the kernel would fold it onto a lower one without an error; use ordinals within %s"),
  /**
   * Nodes that the cpuset does not reach. Arguments: cgroup, policy, uncovered, cpuset's CPUs,
   * covered, first node, CPUs of the cpuset and of the uncovered nodes.
   */
  POLICY_OUTSIDE_CPUSET(
      "policy-outside-cpuset",
      "cgroup \"%1$s\" has the policy %2$s but its CPUs %4$s reach only node %5$s, not node %3$s; the kernel would accept"
          + " it, but every allocation there would be cross-socket traffic, which is almost certainly unintended; use a node in %5$s, change the cpuset"
          + " (CpusetSpec.numa(%6$s), or CpusetSpec.exact with CPUs %7$s), or say that it is meant with MpolFlags.STATIC_NODES"),
  /**
   * Memory-only nodes, which no cpuset reaches. Arguments: cgroup, policy, memory-only nodes, nodes
   * that the cpuset reaches.
   */
  POLICY_OUTSIDE_CPUSET_MEMORY_ONLY(
      "policy-outside-cpuset",
      "cgroup \"%s\" has the policy %s but node %s is memory-only; the kernel would accept it, but no cpuset"
          + " reaches a node without CPUs and every allocation there is remote; say that it is meant with MpolFlags.STATIC_NODES, or use a node in %s"),
  /** Nodes outside cpuset.mems. Arguments: cgroup, policy, nodes outside, cpuset.mems. */
  POLICY_OUTSIDE_MEMS(
      "policy-outside-cpuset",
      "cgroup \"%s\" has the policy %s but node %s is not in its cpuset.mems %s; the kernel narrows the nodemask to"
          + " cpuset.mems, or answers EINVAL when nothing is left; name nodes within %4$s, or add node %3$s to"
          + " cpusetMems"),
  /** Nodes that move with cpuset.mems. Arguments: cgroup, policy, cpuset.mems before, after. */
  POLICY_MOVES(
      "policy-outside-cpuset",
      "cgroup \"%s\" has the policy %s and its cpuset.mems changes from %s to %s; the kernel maps nodes and pages from the"
          + " old ones to the new ones by ordinal, so they would not be where the policy says; keep the place of its nodes"
          + " among cpuset.mems, or use a policy without nodes"),
  /**
   * A policy newer than the oldest kernel. Arguments: cgroup, policy, its version, the oldest
   * version, what to do without it.
   */
  POLICY_NEEDS_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" has the policy %s, which needs Linux %s, but minKernel is %s; set_mempolicy(2) of an older kernel"
          + " answers EINVAL; write minKernel = \"%3$s\", or %5$s"),
  /**
   * A flag newer than the oldest kernel. Arguments: cgroup, flag, policy, version of the flag on
   * this policy, the oldest version.
   */
  FLAGS_NEED_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" sets %s on the policy %s, which needs Linux %s, but minKernel is %s; set_mempolicy(2) of an older"
          + " kernel answers EINVAL; write minKernel = \"%4$s\", or remove %2$s"),
  /**
   * A policy newer than the kernel of the machine. Arguments: cgroup, policy, its version, the
   * kernel's version, what to do without it.
   */
  POLICY_NEEDS_OTHER_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" has the policy %s, which needs Linux %s, but the machine runs %s; its set_mempolicy(2) answers"
          + " EINVAL; set ktstr.kernel to a newer one and write minKernel = \"%3$s\", or %5$s"),
  /**
   * A flag newer than the kernel of the machine. Arguments: cgroup, flag, policy, version of the
   * flag on this policy, the kernel's version.
   */
  FLAGS_NEED_OTHER_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" sets %s on the policy %s, which needs Linux %s, but the machine runs %s; its set_mempolicy(2) answers"
          + " EINVAL; set ktstr.kernel to a newer one and write minKernel = \"%4$s\", or remove %2$s"),
  /** A weight out of range. Arguments: cgroup, node, weight, nearest weight. */
  POLICY_WEIGHTS(
      "policy-weights",
      "cgroup \"%s\" gives node %s the weight %s; a weight is one byte and not 0; write %s or another from 1 to 255"),
  /** Weights that do not fit the nodes. Arguments: cgroup, nodes, nodes with weights. */
  POLICY_WEIGHTS_NODES(
      "policy-weights",
      "cgroup \"%s\" interleaves over node %s but gives weights to node %s; each node of the policy needs exactly one"
          + " weight; write weights for exactly node %2$s, or none at all"),
  /** Weights on another policy. Arguments: cgroup. */
  POLICY_WEIGHTS_ELSEWHERE(
      "policy-weights",
      "cgroup \"%s\" has weights without weightedInterleave; only MPOL_WEIGHTED_INTERLEAVE reads weights; remove them"
          + " or use weightedInterleave"),
  /**
   * Not one weight for each node written. Arguments: cgroup, nodes in words, weights in words,
   * number of nodes.
   */
  POLICY_WEIGHTS_COUNT(
      "policy-weights",
      "cgroup \"%s\" interleaves over %s but has %s; weights belong to the nodes in the order written; write"
          + " exactly %s, one for each node, or none at all"),
  /** Two weights for one node. Arguments: cgroup, node. */
  POLICY_WEIGHTS_TWICE(
      "policy-weights",
      "cgroup \"%s\" names node %s twice and gives it two weights; a node has one weight; name each node once"),
  /** Weights of two groups that differ. Arguments: cgroup, node, weight, other weight. */
  POLICY_WEIGHTS_CLASH(
      "policy-weights",
      "cgroup \"%s\" gives node %s the weight %s where another group that runs at the same time"
          + " gives it %s; weights belong to the machine, not to a process; use one weight, or run"
          + " the groups in separate steps"),
  /** An index beyond the machine. Arguments: cgroup, spec, what is counted, their indices. */
  CPUSET_OUT_OF_RANGE(
      "cpuset-out-of-range",
      "cgroup \"%s\" has the cpuset %s but the machine numbers its %s %s; an index out of range names no CPU; use one of %4$s"
          + " or declare a larger topology"),
  /** CPUs that the machine does not have. Arguments: cgroup, missing CPUs, existing CPUs. */
  CPUSET_UNKNOWN_CPU(
      "cpuset-out-of-range",
      "cgroup \"%s\" has a cpuset with CPU %s but the machine has CPUs %s; the kernel answers EINVAL for a CPU that does not"
          + " exist; use CPUs within %3$s or declare more"),
  /** No CPU at all. Arguments: cgroup, spec. */
  CPUSET_EMPTY(
      "cpuset-empty",
      "cgroup \"%s\" has the cpuset %s, which holds no CPU; an empty cpuset.cpus means the parent's CPUs and nothing"
          + " would be confined; name at least one CPU, or widen the range to hold one"),
  /** No node at all in cpuset.mems. Arguments: cgroup. */
  CPUSET_EMPTY_MEMS(
      "cpuset-empty",
      "cgroup \"%s\" has an empty cpuset.mems; that means the parent's nodes and nothing would be confined; name at least"
          + " one node"),
  /**
   * A fraction that is not one. Arguments: cgroup, spec, name of the fraction, value, nearest
   * fraction.
   */
  CPUSET_FRACTION(
      "cpuset-fraction",
      "cgroup \"%s\" has the cpuset %s whose %s is %s; a fraction is a number within [0.0, 1.0]; write %s or another"
          + " one"),
  /** A range that ends before it starts. Arguments: cgroup, spec. */
  CPUSET_FRACTION_ORDER(
      "cpuset-fraction",
      "cgroup \"%s\" has the cpuset %s whose start is not below its end; such a range holds no CPU; swap the two"
          + " fractions if they differ, or raise the end"),
  /**
   * A partition index or count out of range. Arguments: cgroup, spec, index, count, what to write.
   */
  CPUSET_PARTITION(
      "cpuset-partition",
      "cgroup \"%s\" has the cpuset %s; index %s must be at least 0 and below the partition count %s, which must be"
          + " above 0; write %s"),
  /**
   * More partitions than CPUs. Arguments: cgroup, spec, count, usable CPUs in words, most parts.
   */
  CPUSET_PARTITION_SMALL(
      "cpuset-partition",
      "cgroup \"%s\" has the cpuset %s of %s parts but the machine has only %s (with more than 2 the highest is kept"
          + " free); some parts would be empty; use at most %s or declare a larger topology"),
  /** A node without CPUs as cpuset. Arguments: cgroup, node, nodes with CPUs. */
  CPUSET_MEMORY_ONLY(
      "cpuset-memory-only",
      "cgroup \"%s\" takes its CPUs from node %s, which is memory-only; it has no CPU to run on; take them from a node"
          + " in %s, and name the memory-only node in the memory policy"),
  /**
   * Nodes in cpuset.mems that the machine lacks. Arguments: cgroup, missing nodes, existing nodes.
   */
  CPUSET_UNKNOWN_MEMS(
      "cpuset-out-of-range",
      "cgroup \"%s\" names node %s in cpuset.mems but the machine's nodes with memory are %s; the kernel answers"
          + " EINVAL for a node without memory; use nodes within %3$s"),
  /** A CPU id that no machine has. Arguments: cgroup, CPU id, highest id. */
  CPUSET_CPU_RANGE(
      "cpuset-out-of-range",
      "cgroup \"%s\" names CPU %s; CPU ids run from 0 to %s here; name a CPU that the machine has, counted from 0"),
  /** A range that is not two numbers. Arguments: cgroup, how many numbers in words. */
  CPUSET_RANGE_LENGTH(
      "cpuset-fraction",
      "cgroup \"%s\" has a range of %s; a range is its start and its end; write two fractions, for example"
          + " range = {0.0, 0.5}"),
  /**
   * A partition that is not two numbers. Arguments: cgroup, kind of partition, how many numbers in
   * words.
   */
  CPUSET_PARTITION_LENGTH(
      "cpuset-partition",
      "cgroup \"%s\" has %s with %s; a part is its index and the number of parts; write two numbers, for example"
          + " %2$s = {0, 2}"),
  /** Overlapping parts without the size of the overlap. Arguments: cgroup. */
  CPUSET_FRACTION_MISSING(
      "cpuset-fraction",
      "cgroup \"%s\" has overlap without overlapFraction; without it the parts would not overlap; write overlapFraction,"
          + " for example 0.5, or use disjoint"),
  /** The size of an overlap on another cpuset. Arguments: cgroup. */
  CPUSET_FRACTION_ELSEWHERE(
      "cpuset-fraction",
      "cgroup \"%s\" has overlapFraction without overlap; only overlapping parts have one; remove it or use overlap"),
  /** An affinity without CPUs. Arguments: cgroup. */
  AFFINITY_EMPTY(
      "affinity-outside-cpuset",
      "cgroup \"%s\" has workers with an affinity to no CPU; sched_setaffinity(2) answers EINVAL; name at least one CPU of"
          + " the cgroup"),
  /**
   * An affinity that the cgroup does not allow. Arguments: cgroup, CPUs asked for, CPUs of the
   * cgroup.
   */
  AFFINITY_OUTSIDE_CPUSET(
      "affinity-outside-cpuset",
      "cgroup \"%s\" has workers with an affinity to CPUs %s but may use only CPUs %s; sched_setaffinity(2) answers EINVAL"
          + " when nothing is left; name CPUs within %3$s, or widen the cpuset"),
  /** A name that cannot be used. Arguments: the parts of a defect. */
  CGROUP_NAME("cgroup-name", "%s; %s; %s"),
  /** A name used twice. Arguments: cgroup. */
  CGROUP_DUPLICATE(
      "cgroup-duplicate",
      "the cgroup \"%s\" is declared twice; two definitions cannot own one directory; rename one, or add a second group"
          + " of workers with work(...)"),
  /** An operation on a cgroup that is not there. Arguments: cgroup, those that are. */
  CGROUP_UNKNOWN(
      "cgroup-name",
      "an operation names the cgroup \"%s\", which its step does not have; it has nothing to act on; name one of %s"),
  /** No workers. Arguments: cgroup, number. */
  WORKERS_ZERO(
      "workers-zero",
      "cgroup \"%s\" has %s workers; without workers nothing is measured and every check would be vacuous; use 1 or"
          + " more"),
  /**
   * Workers that do not make whole groups. Arguments: cgroup, number, work type, group size,
   * nearest number.
   */
  WORKERS_GROUP_SIZE(
      "workers-group-size",
      "cgroup \"%s\" has %s workers of type %s, which work in groups of %s; the last group would be incomplete; use %s or"
          + " another multiple of %4$s"),
  /** Workers that touch a working set that is not there. Arguments: cgroup, work type. */
  WORKERS_WORKING_SET(
      "workers-working-set",
      "cgroup \"%s\" has workers of type %s and a working set of 0; this type does nothing but write its working set;"
          + " leave the working set away for 4 MiB, or give it a size"),
  /** A working set below nothing. Arguments: cgroup, bytes. */
  WORKERS_WORKING_SET_SIZE(
      "workers-working-set",
      "cgroup \"%s\" has a working set of %s bytes; it is a size; write 0 for none or a size above it"),
  /** A working set for a program. Arguments: cgroup, work type, bytes. */
  WORKERS_WORKING_SET_PROGRAM(
      "workers-working-set",
      "cgroup \"%s\" has workers of type %s and a working set of %s bytes; a program allocates its own memory, and that is"
          + " what is judged; remove the working set"),
  /**
   * A working set for a type that brings its own. Arguments: cgroup, work type, bytes, parameter.
   */
  WORKERS_WORKING_SET_OWN(
      "workers-working-set",
      "cgroup \"%s\" has workers of type %s and a working set of %s bytes; this type works in one whose size is among its"
          + " parameters; remove the working set and set %s"),
  /**
   * A number with which a loop does nothing, or does not end. Arguments: cgroup, work type,
   * parameter, value, smallest, largest, nearest.
   */
  WORKERS_PARAMETER(
      "workers-parameter",
      "cgroup \"%s\" has workers of type %s with %s = %s; it can be %s to %s, so that a pass does something and has an end;"
          + " write %s or another of those"),
  /** Computing nothing. Arguments: cgroup, operations. */
  WORKERS_PARAMETER_OPERATIONS(
      "workers-parameter",
      "cgroup \"%s\" has workers of type FanOutCompute with operations = %s; they would be woken to compute nothing; write 1"
          + " or more, or use FutexFanOut, which is about nothing but waking"),
  /** A stride beyond the buffer. Arguments: cgroup, work type, stride, sizeKb, largest stride. */
  WORKERS_PARAMETER_STRIDE(
      "workers-parameter",
      "cgroup \"%s\" has workers of type %s with stride = %s but sizeKb = %s; every step would hit the same byte; write a"
          + " stride up to %s, or a larger sizeKb"),
  /**
   * A parameter of another type. Arguments: cgroup, work type, parameter, what the type has, types
   * that have it.
   */
  WORKERS_PARAMETER_ELSEWHERE(
      "workers-parameter",
      "cgroup \"%s\" has workers of type %s with %s; this type has %s; remove it, or use a type that has it: %s"),
  /** Too few or too many phases. Arguments: cgroup, work type, number in words, what to do. */
  WORKERS_PHASES(
      "workers-parameter",
      "cgroup \"%s\" has workers of type %s with %s; a pass goes through 1 to 16 of them; %s"),
  /** A phase that takes no time or too much. Arguments: cgroup, kind, milliseconds, nearest. */
  WORKERS_PHASE_TIME(
      "workers-parameter",
      "cgroup \"%s\" has a phase %s of %s ms; a phase takes more than 0 ms and at most an hour, 3600000 ms; write for"
          + " example %s"),
  /** Too few or too many nodes. Arguments: cgroup, work type, number in words, what to do. */
  WORKERS_NODES_COUNT(
      "workers-nodes",
      "cgroup \"%s\" has workers of type %s with %s to go to; one after the other they can be 1 to 16; %s"),
  /** Nodes without memory. Arguments: cgroup, missing nodes, nodes with memory. */
  WORKERS_NODES_UNKNOWN(
      "workers-nodes",
      "cgroup \"%s\" has workers of type NumaWorkingSetSweep on node %s but the machine's nodes with memory are %s; mbind(2)"
          + " answers EINVAL for any other; name nodes within %3$s or declare more"),
  /** Nodes that the cgroup may not use. Arguments: cgroup, nodes, cpuset.mems. */
  WORKERS_NODES_OUTSIDE_MEMS(
      "workers-nodes",
      "cgroup \"%s\" has workers of type NumaWorkingSetSweep on node %s, which is not in its cpuset.mems %s; mbind(2) answers"
          + " EINVAL for it; name nodes within %3$s, or add node %2$s to cpusetMems"),
  /** No second node to move to. Arguments: cgroup, CPUs, node. */
  WORKERS_NODES_CHURN(
      "workers-nodes",
      "cgroup \"%s\" has workers of type NumaMigrationChurn but its CPUs %s are all on node %s; there is no other node to"
          + " move to; give the cgroup CPUs of two nodes, or declare a machine that has them"),
  /** A program without a name. Arguments: cgroup. */
  WORKERS_COMMAND_NONE(
      "workers-command",
      "cgroup \"%s\" has workers that run a program but names none; a command begins with the path of its program; write"
          + " it, for example \"/bin/sleep\", \"10\""),
  /** A NUL in a command. Arguments: cgroup, number of the element. */
  WORKERS_COMMAND_NUL(
      "workers-command",
      "cgroup \"%s\" has a command with a NUL character in element %s; execve(2) would cut the argument off there; remove"
          + " the character"),
  /** A Java class in a guest. Arguments: cgroup, class. */
  WORKERS_COMMAND_IN_GUEST(
      "workers-command",
      "cgroup \"%s\" has workers that run the Java class %s, but the machine is a guest; a guest is sent a program and its"
          + " libraries, not a JDK; declare the test with hostOnly = true, or run a native program with WorkType.exec"),
  /** No workers where a cgroup does not say. Arguments: number. */
  WORKERS_PER_CGROUP(
      "workers-zero",
      "workersPerCgroup = %s; without workers nothing is measured and every check would be vacuous; use 1 or more"),
  /** No cgroup at all. */
  CGROUPS_NONE(
      "workers-zero",
      "no cgroup is declared; without workers nothing is measured and every check would be vacuous; declare at least one"
          + " cgroup"),
  /** A nice value that does not exist. Arguments: cgroup, value, nearest value. */
  SCHED_NICE(
      "sched-nice",
      "cgroup \"%s\" has workers with nice %s; setpriority(2) knows -20 to 19 and clamps the rest without an error; write"
          + " %s or another of those"),
  /** A priority that does not exist. Arguments: cgroup, policy, value, nearest value. */
  SCHED_PRIORITY(
      "sched-priority",
      "cgroup \"%s\" has workers with %s of priority %s; sched(7) allows 1 to 99; write %s or another of those"),
  /** A real-time policy without priority. Arguments: cgroup, policy. */
  SCHED_PRIORITY_MISSING(
      "sched-priority",
      "cgroup \"%s\" has workers with %s but no priority; sched_setscheduler(2) needs one for a real-time policy; write"
          + " priority = 1, or another up to 99"),
  /** A priority on another policy. Arguments: cgroup, policy, value. */
  SCHED_PRIORITY_ELSEWHERE(
      "sched-priority",
      "cgroup \"%s\" has workers with %s and priority %s; only the real-time policies have one, see sched(7); remove it,"
          + " or use FIFO or ROUND_ROBIN"),
  /** Times that SCHED_DEADLINE does not take. Arguments: cgroup, the parts of a defect. */
  SCHED_DEADLINE("sched-deadline", "cgroup \"%s\": %s; %s; %s"),
  /** SCHED_DEADLINE without its times. Arguments: cgroup, those that are missing. */
  SCHED_DEADLINE_MISSING(
      "sched-deadline",
      "cgroup \"%s\" has workers with DEADLINE but no %s; sched_setattr(2) needs all three times; write %2$s too"),
  /** A time on another policy. Arguments: cgroup, policy, attribute. */
  SCHED_DEADLINE_ELSEWHERE(
      "sched-deadline",
      "cgroup \"%s\" has workers with %s and %s; only SCHED_DEADLINE has times, see sched(7); remove %3$s, or use DEADLINE"),
  /** SCHED_DEADLINE for what forks. Arguments: cgroup, work type. */
  SCHED_DEADLINE_FORK(
      "sched-deadline",
      "cgroup \"%s\" has workers of type %s with SCHED_DEADLINE; fork(2) answers EAGAIN to such a worker, see sched(7);"
          + " use another policy or a type that does not fork"),
  /**
   * A scheduling policy newer than the oldest kernel. Arguments: cgroup, policy, its version, the
   * oldest version.
   */
  SCHED_NEEDS_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" has workers with %s, which needs Linux %s, but minKernel is %s; an older kernel does not know it;"
          + " write minKernel = \"%3$s\", or use another policy"),
  /**
   * A scheduling policy newer than the kernel of the machine. Arguments: cgroup, policy, its
   * version, the kernel's version.
   */
  SCHED_NEEDS_OTHER_KERNEL(
      "policy-needs-kernel",
      "cgroup \"%s\" has workers with %s, which needs Linux %s, but the machine runs %s; an older kernel does not know it;"
          + " set ktstr.kernel to a newer one and write minKernel = \"%3$s\", or use another policy"),
  /** A name that no worker can have. Arguments: cgroup, the parts of a defect. */
  WORKERS_COMM("workers-comm", "cgroup \"%s\": %s; %s; %s"),
  /** A name for a program. Arguments: cgroup, work type, name. */
  WORKERS_COMM_PROGRAM(
      "workers-comm",
      "cgroup \"%s\" has workers of type %s and the comm \"%s\"; execve(2) gives a program the name of its file; remove"
          + " the comm"),
  /** A program in a thread. Arguments: cgroup, work type. */
  WORKERS_CLONE_MODE(
      "workers-clone-mode",
      "cgroup \"%s\" has workers of type %s that are to be threads; execve(2) ends all other threads of its process; use"
          + " processes"),
  /** A machine that cannot exist. Arguments: the parts of a defect. */
  TOPOLOGY_INVALID("topology-invalid", "%s; %s; %s"),
  /** Distances that cannot exist. Arguments: the parts of a defect. */
  TOPOLOGY_DISTANCES("topology-distances", "%s; %s; %s"),
  /** A constraint that nothing meets. Arguments: attribute, minimum, attribute, maximum. */
  TOPOLOGY_MIN_EXCEEDS_MAX(
      "topology-min-exceeds-max",
      "%s = %s exceeds %s = %s; no machine meets both; raise %3$s to %2$s or lower %1$s to %4$s"),
  /**
   * A constraint that the declared machine does not meet. Arguments: attribute, limit, name, what
   * is declared.
   */
  TOPOLOGY_OUTSIDE_CONSTRAINT(
      "topology-min-exceeds-max",
      "%s = %s but the declared topology has %4$s %3$s; the test excludes its own machine; write %1$s = %4$s, or change"
          + " the topology"),
  /** A constraint without meaning. Arguments: attribute, value. */
  TOPOLOGY_CONSTRAINT(
      "topology-invalid",
      "%s = %s; every machine has at least 1, so a limit below that admits none or all; write 1 or more"),
  /**
   * Constraints that leave no preset. Arguments: attribute, limit, which presets, their counts in
   * words, nearest limit, direction.
   */
  GAUNTLET_EMPTY(
      "gauntlet-empty",
      "%s = %s leaves no machine of the gauntlet; %s have %s; write %1$s = %s or %s, or remove it"),
  /** A text that is no version. Arguments: what says it, the parts of a defect. */
  KERNEL_VERSION("kernel-version", "%s: %s; %s; %s"),
  /** A threshold out of range. Arguments: attribute, value, range, what to write. */
  THRESHOLD_RANGE(
      "threshold-range",
      "%s = %s is not within %s; no measurement can be, so the check would always give the same answer; write %s"),
  /** Two thresholds that exclude each other. Arguments: attribute, value, attribute, value. */
  THRESHOLD_ORDER(
      "threshold-range",
      "%s = %s exceeds %s = %s; no measurement can meet both; raise %3$s to %2$s or lower %1$s to %4$s"),
  /** A share of pages that is always 1. Arguments: attribute, value. */
  THRESHOLD_VACUOUS_LOCALITY(
      "threshold-vacuous",
      "%s = %s but no cgroup has a cpuset, cpuset.mems or nodes in its memory policy; every page is then where it may be,"
          + " so the answer is known before the run; confine a cgroup or remove the threshold"),
  /** A share of pages that is always 0. Arguments: attribute, value. */
  THRESHOLD_VACUOUS_SLOW_TIER(
      "threshold-vacuous",
      "%s = %s but the machine has no memory-only node; no page can be on one, so the answer is known before the run;"
          + " declare a node with llcs = 0 or remove the threshold"),
  /** No CPU that a worker must not use. Without arguments. */
  THRESHOLD_VACUOUS_ISOLATION(
      "threshold-vacuous",
      "isolation = true but no cgroup has a cpuset; every worker may then use every CPU, so the answer is known before the"
          + " run; give a cgroup a cpuset or remove isolation"),
  /** Two shares of one node. Arguments: cgroup in words, node. */
  NODE_SHARE_TWICE(
      "node-share",
      "two node shares of %s are about node %s; pages cannot be judged by both; keep one, or raise its tolerance to cover"
          + " both"),
  /** Shares that need more than there is. Arguments: cgroup in words, sum of the least shares. */
  NODE_SHARE_SUM(
      "node-share",
      "the node shares of %s come to %s at least, without their tolerances; the shares of all nodes together are 1.0, so no"
          + " measurement can meet them; lower a share or raise a tolerance"),
  /**
   * Shares of all nodes that leave pages over. Arguments: cgroup in words, sum of the largest
   * shares.
   */
  NODE_SHARE_SUM_LOW(
      "node-share",
      "the node shares of %s name every node and come to %s at most, with their tolerances; the shares of all nodes together"
          + " are 1.0, so no measurement can meet them; raise a share or a tolerance"),
  /** A share of a cgroup that is not there. Arguments: cgroup, those that are. */
  NODE_SHARE_CGROUP(
      "node-share",
      "a node share names the cgroup \"%s\", which is not declared; no worker could be judged by it; name one of %s, or"
          + " leave the cgroup out to mean every one"),
  /** A share of a node without memory. Arguments: cgroup in words, node, nodes with memory. */
  NODE_SHARE_NODE(
      "node-share",
      "a node share of %s names node %s but the machine has memory on node %s only; no page can be anywhere else; name one"
          + " of those or declare more nodes"),
  /** A share that any page count meets. Arguments: cgroup in words, node, share, tolerance. */
  NODE_SHARE_VACUOUS(
      "threshold-vacuous",
      "the node share of %s on node %s is %s within %s; that is everything from 0.0 to 1.0, so the answer is known before"
          + " the run; lower the tolerance or remove the share"),
  /** Not exactly one alternative. Arguments: what, alternatives, which are written. */
  ONE_OF(
      "one-of",
      "%s needs exactly one of %s but has %s; the alternatives exclude each other; keep one"),
  /** None of the alternatives. Arguments: what, alternatives. */
  ONE_OF_NONE(
      "one-of",
      "%s needs exactly one of %s but has none; alone it says nothing; write one of them or remove it"),
  /**
   * More than one alternative where none is fine. Arguments: what, alternatives, which are written.
   */
  ONE_OF_AT_MOST(
      "one-of",
      "%s takes at most one of %s but has %s; the alternatives exclude each other; keep one"),
  /** A method that cannot be a test. Arguments: fact, reason, fix. */
  METHOD_SHAPE("method-shape", "%s; %s; %s"),
  /** A duration that cannot be. Arguments: attribute, value, what to write. */
  DURATION_INVALID(
      "duration-invalid",
      "%s = %s; a run needs a time in seconds above 0 and up to a day to observe anything; write %s");

  private final String id;
  private final String message;

  RuleCode(String id, String message) {
    this.id = id;
    this.message = message;
  }

  /**
   * The code that users see.
   *
   * @return for example {@code policy-outside-cpuset}
   */
  public String id() {
    return id;
  }

  String message() {
    return message;
  }
}
