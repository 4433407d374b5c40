package io.ktstr.benchmarks.spawn;

/**
 * How long one start of several workers took.
 *
 * @param waitingNanos from the request until the starter knew that all of them run their own code
 * @param loopNanos from the request to the first instruction of the last one's loop
 */
record Start(long waitingNanos, long loopNanos) {

  static Start of(long[] numbers) {
    return new Start(numbers[0], numbers[1]);
  }

  @Override
  public String toString() {
    return waitingNanos + " " + loopNanos;
  }
}
