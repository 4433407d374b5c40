package io.ktstr.machine;

import java.util.List;

/** A machine under test. Used by one thread at a time. */
public interface Machine extends AutoCloseable {

  /**
   * What this machine is.
   *
   * @return kernel, architecture and how it runs
   */
  MachineIdentity identity();

  /**
   * Its /proc, /sys and cgroup files.
   *
   * @return the files
   */
  MachineFiles files();

  /**
   * Starts worker processes, one for each order. They wait before their set-up for a command.
   *
   * @param orders slot and program of each worker
   * @return the processes
   * @throws MachineException if a process cannot be started, or a program is not there; those that
   *     were started are gone then
   */
  WorkerCrew spawn(List<WorkerOrder> orders);

  /**
   * Ends a process of the machine that the harness has not started itself, with SIGKILL, and waits
   * until it has ended. One that is gone already is fine.
   *
   * @param pid the process, not process 1
   * @throws MachineException if it may not be killed, or does not end
   */
  void kill(int pid);

  /**
   * Ends the machine, or gives up what the harness holds of it. Never throws for a machine that is
   * already gone.
   */
  @Override
  void close();
}
