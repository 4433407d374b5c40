package io.ktstr.result;

import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.ktstr.api.WakeLatencies;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Wake latencies in a result file: the numbers that people ask for, and the whole histogram for
 * programs that merge results.
 *
 * @param count number of samples
 * @param sumNanos all of them together
 * @param maxNanos the longest; empty without samples, as are those below
 * @param meanNanos arithmetic mean
 * @param p50Nanos median
 * @param p90Nanos 90th percentile
 * @param p99Nanos 99th percentile
 * @param p999Nanos 99.9th percentile
 * @param histogram see {@link WakeLatencies#encode()}
 */
record LatencyForm(
    long count,
    long sumNanos,
    OptionalLong maxNanos,
    OptionalDouble meanNanos,
    OptionalLong p50Nanos,
    OptionalLong p90Nanos,
    OptionalLong p99Nanos,
    OptionalLong p999Nanos,
    String histogram) {

  static SimpleModule module() {
    return new SimpleModule("ktstr-latencies")
        .addSerializer(WakeLatencies.class, new StdDelegatingSerializer(new Write()))
        .addDeserializer(WakeLatencies.class, new StdDelegatingDeserializer<>(new Read()));
  }

  private static LatencyForm of(WakeLatencies latencies) {
    return new LatencyForm(
        latencies.count(),
        latencies.sumNanos(),
        latencies.maxNanos(),
        latencies.meanNanos(),
        latencies.medianNanos(),
        latencies.percentileNanos(90),
        latencies.percentileNanos(99),
        latencies.percentileNanos(99.9),
        latencies.encode());
  }

  private WakeLatencies latencies() {
    return count == 0
        ? WakeLatencies.NONE
        : WakeLatencies.decode(histogram, maxNanos.orElse(0), sumNanos);
  }

  private static final class Write extends StdConverter<WakeLatencies, LatencyForm> {
    @Override
    public LatencyForm convert(WakeLatencies latencies) {
      return LatencyForm.of(latencies);
    }
  }

  private static final class Read extends StdConverter<LatencyForm, WakeLatencies> {
    @Override
    public WakeLatencies convert(LatencyForm form) {
      return form.latencies();
    }
  }
}
