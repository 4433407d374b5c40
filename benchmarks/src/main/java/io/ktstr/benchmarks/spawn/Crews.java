package io.ktstr.benchmarks.spawn;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts workers as a scenario does and takes them to their loops. */
final class Crews {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration A_WHILE = Duration.ofMillis(1);

  private final Machine machine;

  Crews(Machine machine) {
    this.machine = machine;
  }

  /**
   * From the request. {@link System#nanoTime} of HotSpot on Linux is CLOCK_MONOTONIC, which is also
   * the clock that workers stamp the beginning of their loop with.
   */
  Start start(int workers) {
    long start = System.nanoTime();
    List<WorkerOrder> orders = Stream.generate(Requests::order).limit(workers).toList();
    try (WorkerCrew crew = machine.spawn(orders)) {
      reach(crew, WorkerState.WAITING);
      long waiting = System.nanoTime();
      crew.command(WorkerCommand.SETUP);
      reach(crew, WorkerState.READY);
      crew.command(WorkerCommand.RUN);
      reach(crew, WorkerState.RUNNING);
      return new Start(waiting - start, lastBegin(crew) - start);
    }
  }

  private static void reach(WorkerCrew crew, WorkerState state) {
    boolean all =
        crew.await(state, TIMEOUT).stream()
            .allMatch(status -> !status.ended() && status.state() == state);
    if (!all) {
      throw new MachineException("not all workers came to be " + state + " within " + TIMEOUT);
    }
  }

  /** Workers say that they are about to begin shortly before they do. */
  private static long lastBegin(WorkerCrew crew) {
    while (true) {
      List<Long> begins = crew.slots().stream().map(Crews::begin).toList();
      if (begins.stream().allMatch(begin -> begin > 0)) {
        return begins.stream().mapToLong(Long::longValue).max().orElseThrow();
      }
      crew.await(WorkerState.STOPPED, A_WHILE);
    }
  }

  private static long begin(SlotImage slot) {
    return new WorkerSlot(slot).telemetry().startNanos();
  }
}
