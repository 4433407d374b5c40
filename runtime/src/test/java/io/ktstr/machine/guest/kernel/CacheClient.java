package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.nio.file.Path;

/** A program of its own that stores one kernel many times; it ends with 0 when all went well. */
final class CacheClient {

  private static final int ROUNDS = 50;

  private CacheClient() {}

  static Process start(Path cache, Path kernel) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CacheClient.class.getName(),
            cache.toString(),
            kernel.toString())
        .inheritIO()
        .start();
  }

  /**
   * Runs in the other JVM.
   *
   * @param arguments the cache directory and the kernel
   */
  public static void main(String[] arguments) {
    KernelCache cache = new KernelCache(Path.of(arguments[0]));
    for (int round = 0; round < ROUNDS; round++) {
      // Another origin each time, so that the kernel of the other JVM is replaced.
      KernelOrigin origin = new KernelOrigin("other", Integer.toString(round));
      cache.store(Path.of(arguments[1]), origin, line -> {});
      if (cache.list().size() != 1) {
        throw new IllegalStateException("a kernel was missing for a moment");
      }
    }
  }
}
