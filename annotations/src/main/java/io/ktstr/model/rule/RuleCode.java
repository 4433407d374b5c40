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
          + " them ordinals within the cpuset, and set_mempolicy(2) answers EINVAL; keep one of them"),
  /** A flag that the mode does not take. Arguments: cgroup, flag, policy, what takes the flag. */
  FLAGS_NOT_APPLICABLE(
      "flags-not-applicable",
      "cgroup \"%s\" sets %s on the policy %s; this flag has a meaning only with %s; remove the flag or change the policy"),
  /** A node set without nodes. Arguments: cgroup, policy name. */
  POLICY_EMPTY_NODES(
      "policy-empty-nodes",
      "cgroup \"%s\" has a %s policy without nodes; a nodemask with no bit set is refused with EINVAL; name at least one"
          + " node, or use local"),
  /**
   * Nodes that the machine does not have. Arguments: cgroup, policy, missing nodes, existing nodes.
   */
  POLICY_UNKNOWN_NODE(
      "policy-unknown-node",
      "cgroup \"%s\" has the policy %s but the machine has no node %s; its nodes with memory are %s; name one of those"
          + " or declare more nodes"),
  /** A node id that no machine has. Arguments: cgroup, node id, highest id. */
  POLICY_NODE_RANGE(
      "policy-unknown-node",
      "cgroup \"%s\" names node %s; node ids run from 0 to %s on any Linux; name a node that the topology has"),
  /**
   * RELATIVE ordinals too high. Arguments: cgroup, policy, ordinals, number of allowed nodes,
   * highest ordinal.
   */
  POLICY_UNKNOWN_ORDINAL(
      "policy-unknown-node",
      "cgroup \"%s\" has the policy %s with RELATIVE_NODES but ordinal %s is not below the number of allowed nodes, %s;"
          + " the kernel would fold it onto another node without an error; use ordinals 0 to %s"),
  /**
   * Nodes that the cpuset does not reach. Arguments: cgroup, policy, uncovered, cpuset's CPUs,
   * covered, first node.
   */
  POLICY_OUTSIDE_CPUSET(
      "policy-outside-cpuset",
      "cgroup \"%1$s\" has the policy %2$s but its CPUs %4$s reach only node %5$s, not node %3$s; every allocation there"
          + " would be cross-socket traffic, which is almost certainly unintended; use a node in %5$s, widen the cpuset"
          + " (CpusetSpec.numa(%6$s) or CpusetSpec.exact), or say that it is meant with MpolFlags.STATIC_NODES"),
  /** Memory-only nodes, which no cpuset reaches. Arguments: cgroup, policy, memory-only nodes. */
  POLICY_OUTSIDE_CPUSET_MEMORY_ONLY(
      "policy-outside-cpuset",
      "cgroup \"%s\" has the policy %s but node %s is memory-only; it has no CPU, so that no cpuset reaches it and every"
          + " allocation there is remote; say that it is meant with MpolFlags.STATIC_NODES, or use a node with CPUs"),
  /** Nodes outside cpuset.mems. Arguments: cgroup, policy, nodes outside, cpuset.mems. */
  POLICY_OUTSIDE_MEMS(
      "policy-outside-cpuset",
      "cgroup \"%s\" has the policy %s but node %s is not in its cpuset.mems %s; the kernel narrows the nodemask to"
          + " cpuset.mems, or answers EINVAL when nothing is left; name nodes in cpuset.mems or widen it"),
  /** A weight out of range. Arguments: cgroup, node, weight. */
  POLICY_WEIGHTS(
      "policy-weights",
      "cgroup \"%s\" gives node %s the weight %s; the kernel takes weights from 1 to 255; write one of those"),
  /** Weights that do not fit the nodes. Arguments: cgroup, nodes, nodes with weights. */
  POLICY_WEIGHTS_NODES(
      "policy-weights",
      "cgroup \"%s\" interleaves over node %s but gives weights to node %s; each node of the policy needs exactly one"
          + " weight; write one weight for each node or none at all"),
  /** Weights on another policy. Arguments: cgroup. */
  POLICY_WEIGHTS_ELSEWHERE(
      "policy-weights",
      "cgroup \"%s\" has weights without weightedInterleave; only MPOL_WEIGHTED_INTERLEAVE reads weights; remove them"
          + " or use weightedInterleave"),
  /**
   * Not one weight for each node written. Arguments: cgroup, number of nodes, number of weights.
   */
  POLICY_WEIGHTS_COUNT(
      "policy-weights",
      "cgroup \"%s\" interleaves over %s nodes but has %s weights; weights belong to the nodes in the order written;"
          + " write one weight for each node or none at all"),
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
  /**
   * An index beyond the machine. Arguments: cgroup, spec, what is counted, how many there are,
   * their indices.
   */
  CPUSET_OUT_OF_RANGE(
      "cpuset-out-of-range",
      "cgroup \"%s\" has the cpuset %s but the machine has only %4$s %3$s; an index out of range names no CPU; use one of"
          + " %5$s"),
  /** CPUs that the machine does not have. Arguments: cgroup, missing CPUs, existing CPUs. */
  CPUSET_UNKNOWN_CPU(
      "cpuset-out-of-range",
      "cgroup \"%s\" has a cpuset with CPU %s but the machine has CPUs %s; the kernel refuses a CPU that does not exist;"
          + " use CPUs that exist"),
  /** No CPU at all. Arguments: cgroup, spec. */
  CPUSET_EMPTY(
      "cpuset-empty",
      "cgroup \"%s\" has the cpuset %s, which holds no CPU; an empty cpuset.cpus means the parent's CPUs and nothing"
          + " would be confined; name at least one CPU"),
  /** No node at all in cpuset.mems. Arguments: cgroup. */
  CPUSET_EMPTY_MEMS(
      "cpuset-empty",
      "cgroup \"%s\" has an empty cpuset.mems; that means the parent's nodes and nothing would be confined; name at least"
          + " one node"),
  /** A fraction that is not one. Arguments: cgroup, spec, name of the fraction, value. */
  CPUSET_FRACTION(
      "cpuset-fraction",
      "cgroup \"%s\" has the cpuset %s whose %s is %s; a fraction must be finite and within [0.0, 1.0]; write one that"
          + " is"),
  /** A range that ends before it starts. Arguments: cgroup, spec. */
  CPUSET_FRACTION_ORDER(
      "cpuset-fraction",
      "cgroup \"%s\" has the cpuset %s whose start is not below its end; such a range holds no CPU; swap or widen the"
          + " two fractions"),
  /** A partition index or count out of range. Arguments: cgroup, spec, index, count. */
  CPUSET_PARTITION(
      "cpuset-partition",
      "cgroup \"%s\" has the cpuset %s; index %s must be at least 0 and below the partition count %s, which must be"
          + " above 0; correct the two numbers"),
  /** More partitions than CPUs. Arguments: cgroup, spec, usable CPUs, count. */
  CPUSET_PARTITION_SMALL(
      "cpuset-partition",
      "cgroup \"%s\" has the cpuset %s but only %s CPUs are usable for %s partitions (the highest CPU of the machine is"
          + " kept free); some would be empty; use fewer partitions or a larger topology"),
  /** A node without CPUs as cpuset. Arguments: cgroup, node, nodes with CPUs. */
  CPUSET_MEMORY_ONLY(
      "cpuset-memory-only",
      "cgroup \"%s\" takes its CPUs from node %s, which is memory-only; it has no CPU to run on; take them from a node"
          + " in %s and name the memory-only node in the memory policy"),
  /**
   * Nodes in cpuset.mems that the machine lacks. Arguments: cgroup, missing nodes, existing nodes.
   */
  CPUSET_UNKNOWN_MEMS(
      "cpuset-out-of-range",
      "cgroup \"%s\" names node %s in cpuset.mems but the machine's nodes with memory are %s; the kernel refuses nodes"
          + " without memory; use nodes that exist"),
  /** A CPU id that no machine has. Arguments: cgroup, CPU id, highest id. */
  CPUSET_CPU_RANGE(
      "cpuset-out-of-range",
      "cgroup \"%s\" names CPU %s; CPU ids run from 0 to %s here; name a CPU that the topology has"),
  /** A range that is not two numbers. Arguments: cgroup, how many numbers. */
  CPUSET_RANGE_LENGTH(
      "cpuset-fraction",
      "cgroup \"%s\" has a range of %s numbers; a range is its start and its end; write two fractions, for example"
          + " range = {0.0, 0.5}"),
  /**
   * A partition that is not two numbers. Arguments: cgroup, kind of partition, how many numbers.
   */
  CPUSET_PARTITION_LENGTH(
      "cpuset-partition",
      "cgroup \"%s\" has %s with %s numbers; a part is its index and the number of parts; write two numbers, for example"
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
      "cgroup \"%s\" has workers with an affinity to no CPU; sched_setaffinity(2) answers EINVAL; name at least one CPU"),
  /**
   * An affinity that the cgroup does not allow. Arguments: cgroup, CPUs asked for, CPUs of the
   * cgroup.
   */
  AFFINITY_OUTSIDE_CPUSET(
      "affinity-outside-cpuset",
      "cgroup \"%s\" has workers with an affinity to CPUs %s but may use only CPUs %s; sched_setaffinity(2) answers EINVAL"
          + " when nothing is left; name CPUs of the cgroup"),
  /** A name that cannot be used. Arguments: the parts of a defect. */
  CGROUP_NAME("cgroup-name", "%s; %s; %s"),
  /** A name used twice. Arguments: cgroup. */
  CGROUP_DUPLICATE(
      "cgroup-duplicate",
      "the cgroup \"%s\" is declared twice; two definitions cannot own one directory; rename one, or add a second group"
          + " of workers with work(...)"),
  /** No workers. Arguments: cgroup, number. */
  WORKERS_ZERO(
      "workers-zero",
      "cgroup \"%s\" has %s workers; without workers nothing is measured and every check would be vacuous; use 1 or"
          + " more"),
  /** Workers that do not make whole groups. Arguments: cgroup, number, work type, group size. */
  WORKERS_GROUP_SIZE(
      "workers-group-size",
      "cgroup \"%s\" has %s workers of type %s, which work in groups of %s; the last group would be incomplete; use a"
          + " multiple of %4$s"),
  /** Workers that touch a working set that is not there. Arguments: cgroup, work type. */
  WORKERS_WORKING_SET(
      "workers-working-set",
      "cgroup \"%s\" has workers of type %s and a working set of 0; this type does nothing but write its working set;"
          + " give it one"),
  /** A working set below nothing. Arguments: cgroup, bytes. */
  WORKERS_WORKING_SET_SIZE(
      "workers-working-set",
      "cgroup \"%s\" has a working set of %s bytes; it is a size; write 0 for none or a size above it"),
  /** No workers where a cgroup does not say. Arguments: number. */
  WORKERS_PER_CGROUP(
      "workers-zero",
      "workersPerCgroup = %s; without workers nothing is measured and every check would be vacuous; use 1 or more"),
  /** No cgroup at all. */
  CGROUPS_NONE(
      "workers-zero",
      "no cgroup is declared; without workers nothing is measured and every check would be vacuous; declare at least one"
          + " cgroup"),
  /** A nice value that does not exist. Arguments: cgroup, value. */
  SCHED_NICE(
      "sched-nice",
      "cgroup \"%s\" has workers with nice %s; setpriority(2) knows -20 to 19 and clamps the rest without an error; write"
          + " one of those"),
  /** A priority that does not exist. Arguments: cgroup, policy, value. */
  SCHED_PRIORITY(
      "sched-priority",
      "cgroup \"%s\" has workers with %s of priority %s; sched(7) allows 1 to 99; write one of those"),
  /** A real-time policy without priority. Arguments: cgroup, policy. */
  SCHED_PRIORITY_MISSING(
      "sched-priority",
      "cgroup \"%s\" has workers with %s but no priority; sched_setscheduler(2) needs one for a real-time policy; write"
          + " priority = 1 to 99"),
  /** A priority on another policy. Arguments: cgroup, policy, value. */
  SCHED_PRIORITY_ELSEWHERE(
      "sched-priority",
      "cgroup \"%s\" has workers with %s and priority %s; only FIFO and ROUND_ROBIN have one, sched_setscheduler(2) answers"
          + " EINVAL; remove it"),
  /** A machine that cannot exist. Arguments: the parts of a defect. */
  TOPOLOGY_INVALID("topology-invalid", "%s; %s; %s"),
  /** Distances that cannot exist. Arguments: the parts of a defect. */
  TOPOLOGY_DISTANCES("topology-distances", "%s; %s; %s"),
  /** A constraint that nothing meets. Arguments: attribute, minimum, attribute, maximum. */
  TOPOLOGY_MIN_EXCEEDS_MAX(
      "topology-min-exceeds-max",
      "%s = %s exceeds %s = %s; no machine meets both; raise the maximum or lower the minimum"),
  /**
   * A constraint that the declared machine does not meet. Arguments: attribute, limit, name, what
   * is declared.
   */
  TOPOLOGY_OUTSIDE_CONSTRAINT(
      "topology-min-exceeds-max",
      "%s = %s but the declared topology has %4$s %3$s; the test excludes its own machine; change the constraint or the"
          + " topology"),
  /** A constraint without meaning. Arguments: attribute, value. */
  TOPOLOGY_CONSTRAINT(
      "topology-invalid",
      "%s = %s; a machine has at least one, so this excludes every machine; use 1 or more"),
  /** A threshold out of range. Arguments: attribute, value, range. */
  THRESHOLD_RANGE(
      "threshold-range",
      "%s = %s is not within %s; no measurement can be, so the check would always give the same answer; write a value"
          + " in that range"),
  /** Two thresholds that exclude each other. Arguments: attribute, value, attribute, value. */
  THRESHOLD_ORDER(
      "threshold-range",
      "%s = %s exceeds %s = %s; no measurement can meet both; swap or correct them"),
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
  /** A duration that cannot be. Arguments: attribute, value. */
  DURATION_INVALID(
      "duration-invalid",
      "%s = %s; a run needs a finite time above 0 and at most 86400 seconds to observe anything; write such a time");

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
