package io.ktstr.machine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Trials that share a cgroup and the history of its cpuset.mems. Each is a process of its own; all
 * finish a phase before the next one begins.
 *
 * @param folder the cgroup's folder
 * @param cpu the CPU that all run on
 * @param timeout for the whole batch
 * @param mems for each phase, what is written to cpuset.mems before it; empty to write nothing
 * @param trials for each trial, its steps, one for each phase
 */
public record TrialBatch(
    String folder, int cpu, Duration timeout, List<String> mems, List<List<TrialStep>> trials) {

  /** Most phases of a batch. */
  public static final int MAX_PHASES = 16;

  /** Most trials of a batch. */
  public static final int MAX_TRIALS = 512;

  /** Copies the lists and checks their sizes. */
  public TrialBatch {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(timeout, "timeout");
    mems = List.copyOf(mems);
    trials = trials.stream().map(List::copyOf).toList();
    if (mems.isEmpty() || mems.size() > MAX_PHASES) {
      throw new IllegalArgumentException(mems.size() + " phases are not 1 to " + MAX_PHASES);
    }
    if (trials.isEmpty() || trials.size() > MAX_TRIALS) {
      throw new IllegalArgumentException(trials.size() + " trials are not 1 to " + MAX_TRIALS);
    }
    for (List<TrialStep> trial : trials) {
      if (trial.size() != mems.size()) {
        throw new IllegalArgumentException(
            "a trial has " + trial.size() + " steps for " + mems.size() + " phases");
      }
    }
  }
}
