package io.ktstr.machine;

import java.util.Objects;
import java.util.Set;

/**
 * What came of one step of a trial.
 *
 * @param done whether it was made at all; not if the trial had ended, of itself or by the kernel's
 *     hand
 * @param setError errno of set_mempolicy(2), 0 if it was taken or not called
 * @param getError errno of get_mempolicy(2), 0 if it answered
 * @param mode its answer: number of the mode, with flags
 * @param nodes its answer: the nodes below 128
 * @param touchError errno of touching memory and looking it up, 0 if nothing was refused
 * @param line the line of that memory in /proc/self/numa_maps; empty if none was touched
 */
public record TrialNote(
    boolean done,
    int setError,
    int getError,
    int mode,
    Set<Integer> nodes,
    int touchError,
    String line) {

  /** Copies the nodes. */
  public TrialNote {
    nodes = Set.copyOf(nodes);
    Objects.requireNonNull(line, "line");
  }
}
