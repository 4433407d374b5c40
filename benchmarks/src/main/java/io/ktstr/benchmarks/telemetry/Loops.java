package io.ktstr.benchmarks.telemetry;

import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;

/**
 * The work types whose telemetry is measured, with the parameters that tests get unless they say
 * otherwise. The periods of two are shorter, so that each sample holds many; {@code
 * NumaMigrationChurn} is left out, because it is CpuSpin but for a call in each period.
 */
final class Loops {

  private static final Duration SHORT = Duration.ofMillis(1);

  private Loops() {}

  static List<WorkType> all() {
    return List.of(
        WorkType.cpuSpin(),
        WorkType.yieldHeavy(),
        WorkType.memTouch(),
        WorkType.mixed(),
        WorkType.ioSync(),
        WorkType.bursty(5, 5),
        WorkType.sequence(
            Phase.spin(SHORT), Phase.yield(SHORT), Phase.io(SHORT), Phase.sleep(SHORT)),
        WorkType.cachePressure(),
        WorkType.cacheYield(),
        WorkType.pageFaultChurn(),
        WorkType.numaWorkingSetSweep(0),
        WorkType.forkExit(),
        WorkType.niceSweep(),
        WorkType.affinityChurn(),
        WorkType.policyChurn(),
        WorkType.futexPingPong(),
        WorkType.pipeIo(),
        WorkType.cachePipe(),
        WorkType.futexFanOut(),
        WorkType.fanOutCompute(),
        WorkType.mutexContention());
  }
}
