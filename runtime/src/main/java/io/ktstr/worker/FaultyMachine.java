package io.ktstr.worker;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A machine whose workers leave set_mempolicy(2) out: the negative control of everything that
 * claims to see whether a policy took effect.
 */
public final class FaultyMachine implements Machine {

  private final Machine machine;

  /**
   * Wraps a machine.
   *
   * @param machine does everything else
   */
  public FaultyMachine(Machine machine) {
    this.machine = machine;
  }

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
    return machine.spawn(orders.stream().map(FaultyMachine::withFault).toList());
  }

  private static WorkerOrder withFault(WorkerOrder order) {
    ByteBuffer bytes = ByteBuffer.wrap(order.slot().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(SlotLayout.WANT, bytes.getInt(SlotLayout.WANT) | SlotLayout.FAULT_SKIP_MEMPOLICY);
    return new WorkerOrder(new SlotImage(bytes.array()), order.command());
  }

  @Override
  public void kill(int pid) {
    machine.kill(pid);
  }

  @Override
  public void close() {
    machine.close();
  }
}
