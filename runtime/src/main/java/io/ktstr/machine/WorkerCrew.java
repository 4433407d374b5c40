package io.ktstr.machine;

import java.time.Duration;
import java.util.List;

/** Worker processes that were spawned together. Closing kills and reaps what is left of them. */
public interface WorkerCrew extends AutoCloseable {

  /**
   * The process ids on the machine, in the order of the orders.
   *
   * @return one for each worker; threads of one process have the same
   */
  List<Integer> pids();

  /**
   * Tells every worker what to do next.
   *
   * @param command the order; orders only go forward
   */
  void command(WorkerCommand command);

  /**
   * Tells every worker which of the cpusets that are in force one after the other is so now.
   *
   * @param number from 0; workers keep apart where they were seen under each
   */
  void cpuset(int number);

  /**
   * Waits until every worker has reached a state or has ended.
   *
   * @param state the state, or a later one
   * @param deadline how long to wait at the most
   * @return where each worker stands then, whether or not all have got there
   */
  List<WorkerStatus> await(WorkerState state, Duration deadline);

  /**
   * The slots as they are now.
   *
   * @return one for each worker
   */
  List<SlotImage> slots();

  @Override
  void close();
}
