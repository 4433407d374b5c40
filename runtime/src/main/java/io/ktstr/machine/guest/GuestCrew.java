package io.ktstr.machine.guest;

import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Workers of a guest, through its agent. */
final class GuestCrew implements WorkerCrew {

  private final AgentLink link;
  private final int number;
  private final List<Integer> pids;

  private GuestCrew(AgentLink link, int number, List<Integer> pids) {
    this.link = link;
    this.number = number;
    this.pids = List.copyOf(pids);
  }

  static GuestCrew spawn(AgentLink link, List<WorkerOrder> orders) {
    Payload request = Payload.empty().word(orders.size());
    orders.forEach(order -> request.raw(order.slot().request()));
    orders.forEach(order -> putCommand(request, order.command()));
    AgentAnswer answer =
        link.call(AgentProtocol.SPAWN, "spawn(" + orders.size() + " workers)", request);
    int number = answer.word();
    List<Integer> pids = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      pids.add(answer.word());
    }
    return new GuestCrew(link, number, pids);
  }

  private static void putCommand(Payload request, List<String> command) {
    request.word(command.size());
    command.forEach(request::text);
  }

  @Override
  public List<Integer> pids() {
    return pids;
  }

  @Override
  public void command(WorkerCommand command) {
    link.call(
        AgentProtocol.COMMAND,
        "command(" + command + ")",
        Payload.empty().word(number).word(AgentProtocol.ALL_WORKERS).word(command.number()));
  }

  @Override
  public void cpuset(int cpuset) {
    link.call(
        AgentProtocol.CPUSET, "cpuset(" + cpuset + ")", Payload.empty().word(number).word(cpuset));
  }

  @Override
  public List<WorkerStatus> await(WorkerState state, Duration deadline) {
    AgentAnswer answer =
        link.call(
            AgentProtocol.AWAIT,
            "await(" + state + ")",
            Payload.empty().word(number).word(state.number()).word((int) deadline.toMillis()),
            deadline.plus(AgentLink.ANSWER_TIMEOUT));
    answer.word(); // whether all have got there: the statuses say it worker by worker
    List<WorkerStatus> statuses = new ArrayList<>();
    for (int pid : pids) {
      WorkerState reached = WorkerState.of(answer.word());
      boolean ended = answer.word() != 0;
      int waitStatus = answer.word();
      statuses.add(
          new WorkerStatus(pid, reached, ended ? OptionalInt.of(waitStatus) : OptionalInt.empty()));
    }
    return List.copyOf(statuses);
  }

  @Override
  public List<SlotImage> slots() {
    AgentAnswer answer = link.call(AgentProtocol.SLOTS, "slots()", Payload.empty().word(number));
    List<SlotImage> slots = new ArrayList<>();
    int count = answer.word();
    for (int i = 0; i < count; i++) {
      slots.add(SlotImage.beginningWith(answer.raw(answer.word())));
    }
    return List.copyOf(slots);
  }

  @Override
  public void close() {
    link.call(AgentProtocol.DISMISS, "dismiss()", Payload.empty().word(number));
  }
}
