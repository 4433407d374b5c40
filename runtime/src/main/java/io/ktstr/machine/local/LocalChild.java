package io.ktstr.machine.local;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.os.Os;
import io.ktstr.os.SpawnRequest;
import java.util.List;
import java.util.OptionalInt;

/** One child process: its pid, and a descriptor that becomes readable when it ends. */
final class LocalChild {

  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private final Os os;
  private final int pid;
  private final int descriptor;
  private OptionalInt waitStatus = OptionalInt.empty();

  private LocalChild(Os os, int pid, int descriptor) {
    this.os = os;
    this.pid = pid;
    this.descriptor = descriptor;
  }

  static LocalChild start(Os os, SpawnRequest request) {
    int pid = os.spawn(request);
    try {
      return new LocalChild(os, pid, os.pidDescriptor(pid));
    } catch (RuntimeException e) {
      os.signal(pid, SIGKILL);
      os.reapKilled(pid);
      throw e;
    }
  }

  int pid() {
    return pid;
  }

  int descriptor() {
    return descriptor;
  }

  boolean lives() {
    return waitStatus.isEmpty();
  }

  OptionalInt waitStatus() {
    return waitStatus;
  }

  /** Collects the child if it has ended. */
  void look() {
    if (lives()) {
      waitStatus = os.reap(pid);
    }
  }

  /** Ends a worker with a loop at once; one with a program puts that away first. */
  void askToEnd() {
    look();
    if (lives()) {
      os.signal(pid, SIGTERM);
    }
  }

  void killAfter(Deadline deadline) {
    await(deadline);
    if (lives()) {
      os.signal(pid, SIGKILL);
    }
  }

  private void await(Deadline deadline) {
    look();
    while (lives() && !deadline.expired()) {
      os.poll(List.of(descriptor), deadline.remaining());
      look();
    }
  }

  /** Waits for the end of a killed child and gives its descriptor back. */
  void bury(Deadline deadline) {
    await(deadline);
    os.close(descriptor);
    if (lives()) {
      throw new MachineException(
          "worker "
              + pid
              + " is still there "
              + deadline
              + " after SIGKILL; it is stuck in the kernel; look at /proc/"
              + pid
              + "/stack");
    }
  }
}
