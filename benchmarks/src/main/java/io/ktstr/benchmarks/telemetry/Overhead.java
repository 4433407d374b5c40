package io.ktstr.benchmarks.telemetry;

import io.ktstr.benchmarks.support.Median;
import io.ktstr.machine.Machine;
import io.ktstr.model.WorkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What telemetry costs one work type: units of work per second of CPU time, which is what others on
 * the machine disturb least, with telemetry and without.
 *
 * @param name of the type
 * @param with units per CPU second, round by round
 * @param without the same without telemetry
 */
record Overhead(String name, List<Double> with, List<Double> without) {

  private static final double PERCENT = 100;

  /** Measures both in turns, each of them first in every other round. */
  static Overhead measure(Machine machine, WorkType type, PairRates.Sampling how) {
    LoopRun group = new LoopRun(machine, type, Pinning.NONE);
    Overhead overhead = new Overhead(type.displayName(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < how.rounds(); round++) {
      boolean first = round % 2 == 0;
      overhead.add(first, group.run(first, how.time()));
      overhead.add(!first, group.run(!first, how.time()));
    }
    return overhead;
  }

  private void add(boolean telemetry, LoopSample sample) {
    (telemetry ? with : without).add(sample.unitsPerCpuSecond());
  }

  double percent() {
    return (Median.ofRatios(without, with) - 1) * PERCENT;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-20s %14.0f with, %14.0f without, overhead %5.2f %%",
        name,
        Median.of(with),
        Median.of(without),
        percent());
  }
}
