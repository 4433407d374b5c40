package io.ktstr.api;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Adds up the reports of one cgroup. */
final class CgroupSums {

  private static final double PERCENT = 100;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  private final List<WorkerReport> reports;
  private final List<WorkerReport> loops;
  private final WakeLatencies latencies;

  CgroupSums(List<WorkerReport> reports) {
    this.reports = reports;
    this.loops = reports.stream().filter(report -> report.program().isEmpty()).toList();
    this.latencies =
        reports.stream()
            .map(WorkerReport::wakeLatencies)
            .reduce(WakeLatencies.NONE, WakeLatencies::merge);
  }

  CgroupStats stats(String cgroup) {
    DoubleSummaryStatistics offCpu = offCpuPercent();
    Optional<Gap> gap = longestGap();
    LongSummaryStatistics delays = runDelays();
    return new CgroupStats(
        cgroup,
        reports.size(),
        cpus(),
        unless(offCpu.getCount() == 0, offCpu.getAverage()),
        unless(offCpu.getCount() == 0, offCpu.getMin()),
        unless(offCpu.getCount() == 0, offCpu.getMax()),
        unless(offCpu.getCount() == 0, offCpu.getMax() - offCpu.getMin()),
        gap.map(g -> OptionalDouble.of(g.nanos() / NANOS_PER_MILLI)).orElse(OptionalDouble.empty()),
        gap.map(g -> OptionalInt.of(g.cpu())).orElse(OptionalInt.empty()),
        migrations(),
        ratio(migrations(), iterations()),
        micros(latencies.percentileNanos(99).orElse(0)),
        micros(latencies.medianNanos().orElse(0)),
        latencies.variation(),
        tailRatio(),
        iterations(),
        ratio(iterations(), loops.size()),
        unless(delays.getCount() == 0, delays.getAverage() / NANOS_PER_MICRO),
        unless(delays.getCount() == 0, delays.getMax() / NANOS_PER_MICRO),
        pageLocality(),
        crossNodeMigrationRatio());
  }

  private Set<Integer> cpus() {
    Set<Integer> cpus = new TreeSet<>();
    reports.forEach(report -> cpus.addAll(report.cpusUsed()));
    return cpus;
  }

  private DoubleSummaryStatistics offCpuPercent() {
    return reports.stream()
        .filter(report -> report.wallNanos() > 0)
        .mapToDouble(report -> PERCENT * report.offCpuNanos() / report.wallNanos())
        .summaryStatistics();
  }

  private Optional<Gap> longestGap() {
    return loops.stream()
        .map(WorkerReport::longestGap)
        .reduce((longest, next) -> next.nanos() > longest.nanos() ? next : longest);
  }

  private LongSummaryStatistics runDelays() {
    return reports.stream()
        .flatMap(report -> report.schedStat().stream())
        .mapToLong(SchedStat::runDelayNanos)
        .summaryStatistics();
  }

  private long migrations() {
    return sum(reports, report -> report.migrations().count());
  }

  private long iterations() {
    return sum(reports, WorkerReport::iterations);
  }

  private OptionalDouble micros(long nanos) {
    return unless(latencies.count() == 0, nanos / NANOS_PER_MICRO);
  }

  private OptionalDouble tailRatio() {
    return ratio(latencies.percentileNanos(99).orElse(0), latencies.medianNanos().orElse(0));
  }

  private OptionalDouble pageLocality() {
    List<WorkerReport> confined =
        reports.stream().filter(report -> !report.expectedNodes().isEmpty()).toList();
    return ratio(
        sum(confined, report -> report.pagesOn(report.expectedNodes())),
        sum(confined, WorkerReport::totalPages));
  }

  private OptionalDouble crossNodeMigrationRatio() {
    return reports.stream().allMatch(report -> report.numaPagesMigrated().isPresent())
        ? ratio(
            sum(reports, report -> report.numaPagesMigrated().orElseThrow()),
            sum(reports, WorkerReport::totalPages))
        : OptionalDouble.empty();
  }

  private static long sum(List<WorkerReport> reports, ToLongFunction<WorkerReport> value) {
    return reports.stream().mapToLong(value).sum();
  }

  private static OptionalDouble ratio(long part, long whole) {
    return unless(whole == 0, (double) part / whole);
  }

  private static OptionalDouble unless(boolean nothing, double value) {
    return nothing ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
