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

  private SystemCallException(String explanation, SystemCallException refusal) {
    super(refusal.getMessage() + "; " + explanation, refusal);
    this.errno = refusal.errno;
  }

  /**
   * The same refusal, explained.
   *
   * @param explanation why the kernel refuses this, and what to do about it
   * @return with the explanation in its message
   */
  public SystemCallException because(String explanation) {
    return new SystemCallException(explanation, this);
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
