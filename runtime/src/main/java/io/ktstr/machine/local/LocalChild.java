package io.ktstr.machine.local;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.os.DescriptorSet;
import io.ktstr.os.Os;
import java.util.List;
import java.util.OptionalInt;

/** One child process: its pid, and a descriptor that becomes readable when it ends. */
final class LocalChild {

  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private final Os os;
  private final int pid;
  private final int descriptor;
  private final DescriptorSet living;
  private OptionalInt waitStatus = OptionalInt.empty();

  private LocalChild(Os os, int pid, int descriptor, DescriptorSet living) {
    this.os = os;
    this.pid = pid;
    this.descriptor = descriptor;
    this.living = living;
  }

  /**
   * Takes a child on that nobody has waited for, so that its pid is still its own.
   *
   * @param living has the descriptors of the children that were not seen to end
   */
  static LocalChild of(Os os, int pid, DescriptorSet living) {
    int descriptor = os.pidDescriptor(pid);
    try {
      living.add(descriptor);
    } catch (RuntimeException e) {
      os.close(descriptor);
      throw e;
    }
    return new LocalChild(os, pid, descriptor, living);
  }

  /** Ends and collects a child that was not taken on. */
  static void discard(Os os, int pid) {
    os.signal(pid, SIGKILL);
    os.reapKilled(pid);
  }

  int pid() {
    return pid;
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
      if (!lives()) {
        living.remove(descriptor);
      }
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
