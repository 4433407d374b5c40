package io.ktstr.scenario;

import java.time.Duration;

/** Looks on while workers run. It reads the memory that they share and disturbs nobody. */
public interface Watch {

  /** Nobody looks. */
  Watch NONE =
      new Watch() {
        @Override
        public Duration interval() {
          return Duration.ofDays(1);
        }

        @Override
        public void see(Sighting sighting) {}
      };

  /**
   * How long to wait between two looks.
   *
   * @return more than 0
   */
  Duration interval();

  /**
   * Takes in what is seen: once in each interval, and once when the time of a step is over.
   *
   * @param sighting how far the workers are
   */
  void see(Sighting sighting);
}
