package io.ktstr.os;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One platform thread that starts processes and lives as long as they may. A parent-death signal
 * (PR_SET_PDEATHSIG) follows the thread that started the child, not its process: children of a pool
 * thread would die with it.
 */
public final class PermanentThread implements AutoCloseable {

  private final ExecutorService executor;

  /**
   * Starts the thread.
   *
   * @param name shown in thread dumps
   */
  public PermanentThread(String name) {
    executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs a task on the thread and waits for it.
   *
   * @param task what starts a process
   * @param <T> type of its result
   * @return its result
   * @throws Exception what the task threw
   */
  public <T> T call(Callable<T> task) throws Exception {
    try {
      return executor.submit(task).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Ends the thread, and with it every child that asked for a parent-death signal. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
