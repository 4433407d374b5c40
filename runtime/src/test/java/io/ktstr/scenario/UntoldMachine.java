package io.ktstr.scenario;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import java.time.Duration;
import java.util.List;

/** A machine whose workers are not told that their cpuset changes. */
record UntoldMachine(Machine machine) implements Machine {

  @Override
  public MachineIdentity identity() {
    return machine.identity();
  }

  @Override
  public MachineFiles files() {
    return machine.files();
  }

  @Override
  public WorkerCrew spawn(List<WorkerOrder> orders) {
    return new UntoldCrew(machine.spawn(orders));
  }

  @Override
  public void kill(int pid) {
    machine.kill(pid);
  }

  @Override
  public void close() {
    machine.close();
  }

  private record UntoldCrew(WorkerCrew crew) implements WorkerCrew {

    @Override
    public List<Integer> pids() {
      return crew.pids();
    }

    @Override
    public void command(WorkerCommand command) {
      crew.command(command);
    }

    @Override
    public void cpuset(int number) {}

    @Override
    public List<WorkerStatus> await(WorkerState state, Duration deadline) {
      return crew.await(state, deadline);
    }

    @Override
    public List<SlotImage> slots() {
      return crew.slots();
    }

    @Override
    public void close() {
      crew.close();
    }
  }
}
