package io.ktstr.benchmarks.telemetry;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import io.ktstr.worker.WorkerTelemetry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** One group of workers that runs for a while. */
final class LoopRun {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration SETTLING = Duration.ofMillis(20);

  /** Where a slot says what is wanted, and the bit for no telemetry, see docs/protocol.md. */
  private static final int WANT = 12;

  private static final int NO_TELEMETRY = 1 << 17;

  private final Machine machine;
  private final WorkType type;
  private final Pinning pinning;

  LoopRun(Machine machine, WorkType type, Pinning pinning) {
    this.machine = machine;
    this.type = type;
    this.pinning = pinning;
  }

  /** Lets the group run for so long once all of it is under way. */
  LoopSample run(boolean telemetry, Duration time) {
    List<WorkerOrder> orders =
        IntStream.range(0, type.groupSize()).mapToObj(i -> order(i, telemetry)).toList();
    try (WorkerCrew crew = machine.spawn(orders)) {
      reach(crew, WorkerState.WAITING);
      order(crew, WorkerCommand.SETUP, WorkerState.READY);
      order(crew, WorkerCommand.RUN, WorkerState.RUNNING);
      crew.await(WorkerState.STOPPED, SETTLING);
      long passes = telemetry(crew).get(0).iterations();
      long start = System.nanoTime();
      crew.await(WorkerState.STOPPED, time);
      long done = telemetry(crew).get(0).iterations() - passes;
      long nanos = System.nanoTime() - start;
      order(crew, WorkerCommand.STOP, WorkerState.STOPPED);
      return new LoopSample(done, nanos, telemetry(crew));
    }
  }

  private static List<WorkerTelemetry> telemetry(WorkerCrew crew) {
    return crew.slots().stream().map(slot -> new WorkerSlot(slot).telemetry()).toList();
  }

  private WorkerOrder order(int member, boolean telemetry) {
    WorkSpec work = WorkSpec.defaults().workType(type);
    WorkerOrder order = WorkerRequest.of(work, pinning.of(member)).forWorker(member).order();
    return telemetry ? order : WorkerOrder.loop(withoutTelemetry(order.slot()));
  }

  private static SlotImage withoutTelemetry(SlotImage slot) {
    byte[] bytes = slot.bytes();
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    words.putInt(WANT, words.getInt(WANT) | NO_TELEMETRY);
    return new SlotImage(bytes);
  }

  private void order(WorkerCrew crew, WorkerCommand command, WorkerState state) {
    crew.command(command);
    reach(crew, state);
  }

  private void reach(WorkerCrew crew, WorkerState state) {
    if (crew.await(state, TIMEOUT).stream().anyMatch(s -> s.ended() || s.state() != state)) {
      throw new MachineException(
          "workers with "
              + type.displayName()
              + " did not come to be "
              + state
              + " within "
              + TIMEOUT);
    }
  }
}
