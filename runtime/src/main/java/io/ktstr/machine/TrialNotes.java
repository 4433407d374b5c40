package io.ktstr.machine;

import java.util.List;

/**
 * What came of a batch.
 *
 * @param byTrial for each trial, a note for each phase
 */
public record TrialNotes(List<List<TrialNote>> byTrial) {

  /** Copies the lists. */
  public TrialNotes {
    byTrial = byTrial.stream().map(List::copyOf).toList();
  }
}
