package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The root file system of a guest: the agent as /init, the worker, kernel modules, and mount
 * points.
 */
final class Initramfs {

  private Initramfs() {}

  /**
   * Writes the archive.
   *
   * @param out where to; stays open
   * @param modules files that the agent loads into the kernel in this order, which is that of their
   *     names
   * @throws IOException as the stream throws it
   */
  static void write(OutputStream out, byte[] agent, byte[] worker, List<Path> modules)
      throws IOException {
    try (InitramfsArchive archive = new InitramfsArchive(out)) {
      for (String folder : List.of("dev", "modules", "proc", "sys", "tmp")) {
        archive.folder(folder);
      }
      archive.console();
      archive.program("init", agent);
      archive.program("worker", worker);
      putModules(archive, modules);
    }
  }

  /** Into the folder /modules, which must be there. */
  static void putModules(InitramfsArchive archive, List<Path> modules) throws IOException {
    for (Path module : modules) {
      archive.file("modules/" + module.getFileName(), Files.readAllBytes(module));
    }
  }
}
