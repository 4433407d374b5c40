package io.ktstr.model;

import java.util.List;

/**
 * What a loop is made of, see {@link LoopKind#with(LoopValues)}.
 *
 * @param numbers one for each parameter of its kind, in their order
 * @param phases phases of {@link WorkType.Sequence}; empty for other kinds
 * @param nodes nodes of {@link WorkType.NumaWorkingSetSweep}; empty for other kinds
 */
public record LoopValues(List<Long> numbers, List<Phase> phases, List<Integer> nodes) {

  /** Copies the lists. */
  public LoopValues {
    numbers = List.copyOf(numbers);
    phases = List.copyOf(phases);
    nodes = List.copyOf(nodes);
  }

  /**
   * Numbers only.
   *
   * @param numbers one for each parameter
   * @return without phases and nodes
   */
  public static LoopValues of(List<Long> numbers) {
    return new LoopValues(numbers, List.of(), List.of());
  }

  long number(int index) {
    return numbers.get(index);
  }

  /** The nearest int to a number that none holds: as much out of every range. */
  int count(int index) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(index)));
  }
}
