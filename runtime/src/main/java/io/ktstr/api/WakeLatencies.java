package io.ktstr.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;

/**
 * How long workers waited for a CPU after they had been woken, or after the time that they had
 * asked to sleep. Immutable.
 *
 * <p>Samples are kept in a histogram from 1 ns to 274 s whose buckets are less than 0.8 percent
 * wide, so a percentile is up to that much above the sample that it stands for; number, sum and
 * maximum are exact. Latencies of several workers are merged without any further loss.
 */
public final class WakeLatencies {

  /** No sample: the work wakes nobody. */
  public static final WakeLatencies NONE = new WakeLatencies(empty(), 0, 0);

  private static final long LOWEST_NANOS = 1;
  private static final long HIGHEST_NANOS = 1L << 38;
  private static final int DIGITS = 2;
  private static final double PERCENT = 100;

  /** Never changed once it is here, and never handed out. */
  private final AbstractHistogram histogram;

  private final long maxNanos;
  private final long sumNanos;

  private WakeLatencies(AbstractHistogram histogram, long maxNanos, long sumNanos) {
    this.histogram = histogram;
    this.maxNanos = maxNanos;
    this.sumNanos = sumNanos;
  }

  private static AbstractHistogram empty() {
    return new PackedHistogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
  }

  /**
   * Single samples.
   *
   * @param nanos latencies in nanoseconds, 0 or more
   * @return all of them
   */
  public static WakeLatencies of(long... nanos) {
    Map<Long, Long> counts = new TreeMap<>();
    Arrays.stream(nanos).forEach(each -> counts.merge(each, 1L, Long::sum));
    long max = Arrays.stream(nanos).max().orElse(0);
    return counted(counts, max, Arrays.stream(nanos).sum());
  }

  /**
   * Samples that were counted by value.
   *
   * @param counts latency in nanoseconds, 0 or more, to number of samples; what is longer than 274
   *     s counts as that
   * @param maxNanos the longest, exactly
   * @param sumNanos all of them together
   * @return all of them
   */
  public static WakeLatencies counted(Map<Long, Long> counts, long maxNanos, long sumNanos) {
    AbstractHistogram histogram = empty();
    counts.forEach(
        (nanos, count) -> histogram.recordValueWithCount(Math.min(nanos, HIGHEST_NANOS), count));
    return of(histogram, maxNanos, sumNanos);
  }

  private static WakeLatencies of(AbstractHistogram histogram, long maxNanos, long sumNanos) {
    return histogram.getTotalCount() == 0 ? NONE : new WakeLatencies(histogram, maxNanos, sumNanos);
  }

  /**
   * The samples of both.
   *
   * @param other other latencies
   * @return a new value
   */
  public WakeLatencies merge(WakeLatencies other) {
    AbstractHistogram both = histogram.copy();
    both.add(other.histogram);
    return of(both, Math.max(maxNanos, other.maxNanos), sumNanos + other.sumNanos);
  }

  /**
   * Number of samples.
   *
   * @return 0 or more
   */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The longest.
   *
   * @return nanoseconds, exactly; empty without samples
   */
  public OptionalLong maxNanos() {
    return count() == 0 ? OptionalLong.empty() : OptionalLong.of(maxNanos);
  }

  /**
   * All of them together.
   *
   * @return nanoseconds, exactly
   */
  public long sumNanos() {
    return sumNanos;
  }

  /**
   * The arithmetic mean.
   *
   * @return nanoseconds; empty without samples
   */
  public OptionalDouble meanNanos() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumNanos / count());
  }

  /**
   * A percentile by nearest rank: the shortest latency that so many percent of the samples do not
   * exceed.
   *
   * @param percentile 0.0 to 100.0
   * @return nanoseconds; empty without samples
   * @throws IllegalArgumentException for a percentile that does not exist
   */
  public OptionalLong percentileNanos(double percentile) {
    if (!(percentile >= 0 && percentile <= PERCENT)) {
      throw new IllegalArgumentException(
          "the percentile "
              + percentile
              + " does not exist; percentiles are 0.0 to 100.0; write for example 99");
    }
    return atRank((long) Math.ceil(Math.nextDown(percentile * count() / PERCENT)));
  }

  /**
   * The median; of an even number of samples the higher one of the two in the middle.
   *
   * @return nanoseconds; empty without samples
   */
  public OptionalLong medianNanos() {
    return atRank(count() / 2 + 1);
  }

  private OptionalLong atRank(long rank) {
    for (HistogramIterationValue value : histogram.recordedValues()) {
      if (value.getTotalCountToThisValue() >= rank) {
        return OptionalLong.of(Math.min(value.getValueIteratedTo(), maxNanos));
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The coefficient of variation: standard deviation of the population by mean.
   *
   * @return 0.0 or more; empty for fewer than 2 samples, and if the mean is 0
   */
  public OptionalDouble variation() {
    return count() < 2 || sumNanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(histogram.getStdDeviation() * count() / sumNanos);
  }

  /**
   * The histogram as text: in the compressed form (V2) that tools for HdrHistogram read, in Base64.
   *
   * @return to be read by {@link #decode}
   */
  public String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  /**
   * Reads a histogram.
   *
   * @param text from {@link #encode}
   * @param maxNanos the longest, exactly
   * @param sumNanos all of them together
   * @return as it was
   * @throws IllegalArgumentException for a text that is no histogram
   */
  public static WakeLatencies decode(String text, long maxNanos, long sumNanos) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      AbstractHistogram histogram =
          PackedHistogram.decodeFromCompressedByteBuffer(bytes, HIGHEST_NANOS);
      return of(histogram, maxNanos, sumNanos);
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no histogram of latencies: " + e, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WakeLatencies latencies
        && maxNanos == latencies.maxNanos
        && sumNanos == latencies.sumNanos
        && histogram.equals(latencies.histogram);
  }

  @Override
  public int hashCode() {
    return Objects.hash(count(), maxNanos, sumNanos);
  }

  /** Number, median, 99th percentile and maximum. */
  @Override
  public String toString() {
    return count() == 0
        ? "none"
        : count()
            + " wake-ups, median "
            + medianNanos().orElseThrow()
            + " ns, p99 "
            + percentileNanos(99).orElseThrow()
            + " ns, max "
            + maxNanos
            + " ns";
  }
}
