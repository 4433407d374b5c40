package io.ktstr.machine;

/** A system call on the machine under test was refused. */
public final class SystemCallException extends MachineException {

  private static final long serialVersionUID = 1L;

  private final transient Errno errno;

  /**
   * With the call as it was made.
   *
   * @param call name and arguments, for example {@code open("/sys/fs/cgroup/x")}
   * @param errno what the kernel answered
   */
  public SystemCallException(String call, Errno errno) {
    super(call + " was refused: " + errno);
    this.errno = errno;
  }

  /**
   * What the kernel answered.
   *
   * @return the error number
   */
  public Errno errno() {
    return errno;
  }
}
