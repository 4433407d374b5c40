package io.ktstr.scenario;

import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** Workers of a {@link FakeMachine}. Nobody waits for anything here. */
final class FakeCrew implements WorkerCrew {

  private final FakeMachine machine;
  private final List<FakeWorker> workers;

  FakeCrew(FakeMachine machine, List<FakeWorker> workers) {
    this.machine = machine;
    this.workers = workers;
  }

  @Override
  public List<Integer> pids() {
    return workers.stream().map(FakeWorker::pid).toList();
  }

  @Override
  public void command(WorkerCommand command) {
    machine.note(command.name());
    workers.forEach(worker -> worker.obey(command));
  }

  @Override
  public void cpuset(int number) {
    machine.note("cpuset " + number);
  }

  @Override
  public List<WorkerStatus> await(WorkerState state, Duration timeout) {
    machine.note("await " + state + " " + timeout);
    return workers.stream().map(worker -> worker.awaited(state)).toList();
  }

  @Override
  public List<SlotImage> slots() {
    return workers.stream().map(FakeWorker::slot).toList();
  }

  @Override
  public void close() {
    machine.note("close crew");
    workers.forEach(worker -> machine.fakeFiles().end(worker.pid()));
  }
}
