package io.ktstr.benchmarks.spawn;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs with {@link ProcessBuilder}. It leaves a child no descriptor but the first three,
 * so that it cannot start a worker; the program writes the time of its first instructions to its
 * standard output instead, and there is no command that it would wait for.
 */
final class Builders {

  private final ProcessBuilder builder;

  Builders(Path program) {
    builder =
        new ProcessBuilder(program.toString())
            .redirectInput(new File("/dev/null"))
            .redirectError(Redirect.DISCARD);
  }

  Start start(int workers) throws IOException {
    List<Process> processes = new ArrayList<>();
    try {
      long start = System.nanoTime();
      for (int i = 0; i < workers; i++) {
        processes.add(builder.start());
      }
      long last = 0;
      for (Process process : processes) {
        last = Math.max(last, stamp(process));
      }
      return new Start(last - start, last - start);
    } finally {
      processes.forEach(Process::destroyForcibly);
      processes.forEach(process -> process.onExit().join());
    }
  }

  private static long stamp(Process process) throws IOException {
    byte[] bytes = process.getInputStream().readNBytes(Long.BYTES);
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
  }
}
