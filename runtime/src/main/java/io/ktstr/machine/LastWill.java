package io.ktstr.machine;

/**
 * What is still to be cleaned up if this JVM is told to end (SIGTERM, SIGINT, {@link System#exit})
 * before it was done in the regular way. A JVM that is killed leaves no will: processes die with
 * it, and the next run removes the rest, known by its {@link Owner}.
 */
public final class LastWill implements AutoCloseable {

  private final Thread hook;

  private LastWill(Thread hook) {
    this.hook = hook;
  }

  /**
   * Writes it.
   *
   * @param what named in thread dumps
   * @param cleanUp what to do; runs beside whatever the JVM is doing then, so it must not need that
   *     to have ended
   * @return to be closed when there is nothing to clean up any more
   */
  public static LastWill write(String what, Runnable cleanUp) {
    Thread hook = new Thread(cleanUp, "ktstr-last-will-" + what);
    LastWill will = new LastWill(hook);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw new MachineException("this JVM is ending; nothing new is started", e);
    }
    return will;
  }

  /** Tears it up. In a JVM that is already ending it is left to be done. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // what is done twice finds nothing the second time
    }
  }
}
