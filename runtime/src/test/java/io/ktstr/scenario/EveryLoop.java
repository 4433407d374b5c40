package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Outcome;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.Machine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * One loop of each kind with what its reports must say, the same on every machine.
 *
 * @param type the loop, with parameters small enough for several passes in a short time
 * @param first units of one pass of the first worker of a group
 * @param others units of one pass of the other ones
 * @param wakes whether workers of it are woken by somebody or something
 */
record EveryLoop(WorkType type, LongPredicate first, LongPredicate others, boolean wakes) {

  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private static EveryLoop of(WorkType type, long units, boolean wakes) {
    return new EveryLoop(type, all -> all == units, all -> all == units, wakes);
  }

  private static EveryLoop group(WorkType type, long first, long others) {
    return new EveryLoop(type, all -> all == first, all -> all == others, true);
  }

  private static EveryLoop varying(WorkType type, long least) {
    return new EveryLoop(type, all -> all >= least, all -> all >= least, true);
  }

  /** Those that need one node and one CPU. */
  static Stream<EveryLoop> anywhere() {
    return Stream.of(
        of(WorkType.cpuSpin(), 1024, false),
        of(WorkType.yieldHeavy(), 1, false),
        of(WorkType.memTouch(), 64, false),
        of(WorkType.mixed(), 1024, false),
        of(WorkType.ioSync(), 16, true),
        varying(WorkType.bursty(2, 5), 1024),
        of(WorkType.pipeIo(), 1024, true),
        of(WorkType.futexPingPong(), 1024, true),
        of(WorkType.cachePressure(), 1024, false),
        of(WorkType.cacheYield(), 1024, false),
        of(WorkType.cachePipe(), 1024, true),
        group(WorkType.futexFanOut(), 1280, 1024),
        varying(
            WorkType.sequence(
                Phase.spin(MILLISECOND),
                Phase.sleep(MILLISECOND),
                Phase.yield(MILLISECOND),
                Phase.io(MILLISECOND)),
            1024),
        of(WorkType.forkExit(), 1, true),
        of(WorkType.niceSweep(), 512, false),
        of(WorkType.affinityChurn(), 1024, false),
        of(WorkType.policyChurn(), 1024, false),
        group(WorkType.fanOutCompute(4, 16, 5, 100), 256, 5),
        of(WorkType.pageFaultChurn(), 320, false),
        of(WorkType.mutexContention(), 1280, false),
        of(WorkType.numaWorkingSetSweep(4096, 5, List.of(0)), 64, false));
  }

  /** Runs one group of it and checks what is reported. */
  void check(Machine machine, Duration hold) {
    CgroupDef def =
        CgroupDef.named("a").workers(type.groupSize()).workType(type).memPolicy(MemPolicy.bind(0));
    AssertResult result =
        new FakeCtx(machine, Checks.defaults().minPageLocality(1.0))
            .run(List.of(Step.of(HoldSpec.fixed(hold), def)));

    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(result.workers()).hasSize(type.groupSize()).allSatisfy(this::check);
    if (wakes) {
      assertThat(result.workers()).anyMatch(worker -> worker.wakeLatencies().count() > 0);
    }
  }

  private void check(WorkerReport worker) {
    assertThat(worker.iterations()).as(worker.label()).isPositive();
    assertThat(worker.workUnits()).as(worker.label()).matches(units -> isRight(worker, units));
    assertThat(worker.wallNanos()).isPositive();
    assertThat(worker.cpuNanos()).isPositive().isLessThanOrEqualTo(worker.wallNanos());
    assertThat(worker.longestGap().nanos()).isPositive().isLessThanOrEqualTo(worker.wallNanos());
    assertThat(worker.cpusUsed()).isNotEmpty();
    assertThat(worker.totalPages()).isPositive();
    assertThat(worker.processPages().get(0)).isGreaterThan(worker.totalPages());
    assertThat(worker.schedStat()).hasValueSatisfying(s -> assertThat(s.runNanos()).isPositive());
    if (!wakes && !(type instanceof WorkType.MutexContention)) {
      assertThat(worker.wakeLatencies().count()).isZero();
    }
  }

  /** All passes of a worker have the same number of units, or at least so many. */
  private boolean isRight(WorkerReport worker, long units) {
    LongPredicate each = worker.index() == 0 ? first : others;
    return each.test(units / worker.iterations()) && (isVarying() || isWhole(worker, units));
  }

  private static boolean isWhole(WorkerReport worker, long units) {
    return units % worker.iterations() == 0;
  }

  private boolean isVarying() {
    return type instanceof WorkType.Bursty || type instanceof WorkType.Sequence;
  }

  @Override
  public String toString() {
    return type.displayName();
  }
}
