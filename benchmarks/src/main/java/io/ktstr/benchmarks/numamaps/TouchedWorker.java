package io.ktstr.benchmarks.numamaps;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.WorkSpec;
import io.ktstr.telemetry.NumaMap;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A worker that has touched its working set and is stopped, as it is when its pages are counted.
 */
final class TouchedWorker implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Machine machine;
  private final WorkerCrew crew;
  private final WorkerSlot slot;

  TouchedWorker(Machine machine, long workingSetBytes) {
    this.machine = machine;
    WorkSpec work = WorkSpec.defaults().workingSet(workingSetBytes);
    crew = machine.spawn(List.of(WorkerRequest.of(work, Optional.empty()).order()));
    try {
      reach(WorkerState.WAITING);
      crew.command(WorkerCommand.SETUP);
      reach(WorkerState.READY);
      crew.command(WorkerCommand.STOP);
      reach(WorkerState.STOPPED);
      slot = new WorkerSlot(crew.slots().get(0));
    } catch (RuntimeException e) {
      crew.close();
      throw e;
    }
  }

  private void reach(WorkerState state) {
    if (crew.await(state, TIMEOUT).stream().anyMatch(s -> s.ended() || s.state() != state)) {
      throw new MachineException("the worker did not come to be " + state + " within " + TIMEOUT);
    }
  }

  String file() {
    return "/proc/" + crew.pids().get(0) + "/numa_maps";
  }

  /** Reads the file and counts what is in the working set, as the harness does for each worker. */
  long countPages() {
    return NumaMap.at(NumaMap.parse(machine.files().read(file())), slot.workingSetAddress())
        .orElseThrow()
        .pagesOf(slot.pageSize())
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  long touchedPages() {
    return slot.pagesTouched();
  }

  @Override
  public void close() {
    crew.close();
  }
}
