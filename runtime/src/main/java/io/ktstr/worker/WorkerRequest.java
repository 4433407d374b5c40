package io.ktstr.worker;

import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one worker is asked to do.
 *
 * @param workType what it does
 * @param command the program that it runs, and its arguments; empty for a loop
 * @param affinity CPUs for sched_setaffinity(2); empty makes no call
 * @param sched arguments of sched_setscheduler(2) or sched_setattr(2); empty makes no call
 * @param nice value for setpriority(2); empty makes no call
 * @param policy arguments of set_mempolicy(2); empty makes no call
 * @param member its number within the group of workers that work together, from 0
 * @param workingSetBytes bytes to map and touch, any size, rounded up to whole pages
 * @param comm name for PR_SET_NAME; empty takes that of the harness
 * @param place whether it shares a process with others
 * @param nodeCpus CPUs of each node that it goes to in turn; empty if it does not
 */
public record WorkerRequest(
    WorkType workType,
    List<String> command,
    Optional<Set<Integer>> affinity,
    Optional<SchedCall> sched,
    OptionalInt nice,
    Optional<PolicyCall> policy,
    int member,
    long workingSetBytes,
    Optional<String> comm,
    ThreadPlace place,
    List<Set<Integer>> nodeCpus) {

  /** Checks that nothing is null. */
  public WorkerRequest {
    Objects.requireNonNull(workType, "workType");
    command = List.copyOf(command);
    Objects.requireNonNull(affinity, "affinity");
    Objects.requireNonNull(sched, "sched");
    Objects.requireNonNull(nice, "nice");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(comm, "comm");
    Objects.requireNonNull(place, "place");
    nodeCpus = nodeCpus.stream().map(Set::copyOf).toList();
  }

  /**
   * The request of a worker of a group.
   *
   * @param work the group
   * @param affinity the CPUs that the group's affinity comes to
   * @return the request
   */
  public static WorkerRequest of(WorkSpec work, Optional<Set<Integer>> affinity) {
    return new WorkerRequest(
        work.workType(),
        Programs.command(work.workType()),
        affinity,
        SchedCall.of(work.schedPolicy()),
        work.nice(),
        work.memPolicy() instanceof MemPolicy.Default
            ? Optional.empty()
            : Optional.of(PolicyCall.of(work.memPolicy(), work.mpolFlags())),
        0,
        work.workingSetBytes(),
        work.comm(),
        ThreadPlace.ALONE,
        List.of());
  }

  /**
   * The same request for another worker of the group.
   *
   * @param index number of the worker among those of its kind, from 0
   * @return with its number within the workers that work together
   */
  public WorkerRequest forWorker(int index) {
    return with(index % workType.groupSize(), place, nodeCpus);
  }

  /**
   * The same request for a thread of a process that all workers of the group share.
   *
   * @param index number of the worker among those of its kind, from 0
   * @param count how many there are
   * @return with its place in the process
   */
  public WorkerRequest asThread(int index, int count) {
    return with(member, ThreadPlace.of(index, count), nodeCpus);
  }

  /**
   * The same request for a worker that goes from node to node.
   *
   * @param cpus those of each node, in the order in which it goes there
   * @return with these CPUs
   */
  public WorkerRequest withNodeCpus(List<Set<Integer>> cpus) {
    return with(member, place, cpus);
  }

  private WorkerRequest with(int number, ThreadPlace where, List<Set<Integer>> cpus) {
    return new WorkerRequest(
        workType,
        command,
        affinity,
        sched,
        nice,
        policy,
        number,
        workingSetBytes,
        comm,
        where,
        cpus);
  }

  /**
   * The request as what a machine starts a worker with.
   *
   * @return slot and command
   */
  public WorkerOrder order() {
    return new WorkerOrder(encode(), command);
  }

  /**
   * The same request without anything to run: only what the kernel is asked for at set-up.
   *
   * @return no affinity, no working set and a process of its own
   */
  public WorkerRequest setUpOnly() {
    return new WorkerRequest(
        WorkType.cpuSpin(),
        List.of(),
        Optional.empty(),
        sched,
        nice,
        policy,
        0,
        0,
        Optional.empty(),
        ThreadPlace.ALONE,
        List.of());
  }

  /**
   * Whether a kernel could refuse this because of who asks.
   *
   * @return false if neither scheduling nor memory policy nor a nice value is set
   */
  public boolean asksTheKernel() {
    return sched.isPresent() || nice.isPresent() || policy.isPresent();
  }

  /**
   * The request as a slot.
   *
   * @return the bytes, with everything that the worker writes still 0
   */
  public SlotImage encode() {
    return new SlotWriter(this).write();
  }
}
