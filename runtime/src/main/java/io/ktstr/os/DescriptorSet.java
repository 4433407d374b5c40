package io.ktstr.os;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * Many descriptors that are waited for as one, see epoll(7): it takes no longer for many of them.
 */
public final class DescriptorSet {

  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLLIN = 1;

  /** Of struct epoll_event, which is packed on x86-64 and 4 bytes larger elsewhere. */
  private static final int EVENT_SIZE = 16;

  private final LibC libc;
  private final Runtime runtime;
  private final int descriptor;

  DescriptorSet(LibC libc, Runtime runtime) {
    this.libc = libc;
    this.runtime = runtime;
    descriptor = require(libc.epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
  }

  /**
   * The set as a descriptor: it can be read while one of those in the set can.
   *
   * @return the descriptor, closed on exec; the caller's to close
   */
  public int descriptor() {
    return descriptor;
  }

  /**
   * Takes a descriptor in.
   *
   * @param fd one that is not in the set
   */
  public void add(int fd) {
    Pointer event = Memory.allocateDirect(runtime, EVENT_SIZE);
    event.putInt(0, EPOLLIN);
    require(
        libc.epoll_ctl(descriptor, EPOLL_CTL_ADD, fd, event),
        "epoll_ctl(EPOLL_CTL_ADD, " + fd + ")");
  }

  /**
   * Takes a descriptor out.
   *
   * @param fd one that is in the set
   */
  public void remove(int fd) {
    require(
        libc.epoll_ctl(descriptor, EPOLL_CTL_DEL, fd, null),
        "epoll_ctl(EPOLL_CTL_DEL, " + fd + ")");
  }

  private int require(int result, String call) {
    if (result < 0) {
      throw new SystemCallException(call, new Errno(runtime.getLastError()));
    }
    return result;
  }
}
