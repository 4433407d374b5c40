package io.ktstr.machine;

import java.io.IOException;
import java.io.InputStream;

/** The native programs that this jar carries, as bytes. */
public final class NativePrograms {

  private static final String FOLDER = "/io/ktstr/native/x86_64/";

  private NativePrograms() {}

  /**
   * Process 1 of a guest.
   *
   * @return a static ELF
   */
  public static byte[] agent() {
    return load("agent");
  }

  /**
   * A worker.
   *
   * @return a static ELF
   */
  public static byte[] worker() {
    return load("worker");
  }

  /**
   * What ties a process to its parent.
   *
   * @return a static ELF
   */
  public static byte[] tether() {
    return load("tether");
  }

  private static byte[] load(String name) {
    try (InputStream stream = NativePrograms.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new MachineException(
            "the program "
                + name
                + " is not in the ktstr-runtime jar; it was built without its native part; build it"
                + " with Maven on x86-64 Linux, where a C compiler is at hand");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new MachineException(
          "the program "
              + name
              + " cannot be read from the ktstr-runtime jar; the jar is damaged; install it again",
          e);
    }
  }
}
