package io.ktstr.machine;

/**
 * Runs trials of memory policies in bulk: on a machine of its own, because they change a cgroup's
 * cpuset.mems again and again.
 */
@FunctionalInterface
public interface PolicyTrials {

  /**
   * Runs a batch.
   *
   * @param batch what to do
   * @return what came of it, trial by trial and phase by phase
   * @throws MachineException if the batch could not be run to its end
   */
  TrialNotes run(TrialBatch batch);
}
