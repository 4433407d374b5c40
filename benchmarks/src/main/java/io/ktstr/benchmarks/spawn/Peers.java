package io.ktstr.benchmarks.spawn;

import io.ktstr.benchmarks.support.CPrograms;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.NativePrograms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who starts workers: a program in C, a JVM with a small heap and one with a large heap. */
final class Peers implements AutoCloseable {

  private final List<Peer> peers = new ArrayList<>();
  private final Path folder;
  private final CPrograms programs;
  private final Path stamp;

  /**
   * Compiles what they need.
   *
   * @param folder an empty one
   */
  Peers(Path folder) throws IOException {
    this.folder = folder;
    programs = new CPrograms(folder);
    stamp = programs.freestanding("stamp");
  }

  /** The same drill in C, with the same worker and the same request. */
  Peer c() throws IOException {
    Path worker = Files.write(folder.resolve("worker"), NativePrograms.worker());
    if (!worker.toFile().setExecutable(true)) {
      throw new IOException(worker + " cannot be made executable");
    }
    Path slot = Files.write(folder.resolve("slot"), Requests.order().slot().request());
    return started(List.of(programs.hosted("crew").toString(), worker.toString(), slot.toString()));
  }

  /**
   * A JVM of its own.
   *
   * @param heapMb size of its heap, which it touches as soon as it starts
   */
  Peer jvm(long heapMb) throws IOException {
    return started(
        List.of(
            String.join(File.separator, System.getProperty("java.home"), "bin", "java"),
            "-Xms" + heapMb + "m",
            "-Xmx" + heapMb + "m",
            "-XX:+AlwaysPreTouch",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SpawnPeer.class.getName(),
            stamp.toString()));
  }

  private Peer started(List<String> command) throws IOException {
    Peer peer = new Peer(command);
    peers.add(peer);
    return peer;
  }

  @Override
  public void close() {
    peers.forEach(Peer::close);
  }
}
