package io.ktstr.machine.guest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root file system of a guest with a shell: busybox, a script as /init, kernel modules. */
final class ShellInitramfs {

  private static final String INIT = "shell-init.sh";

  private ShellInitramfs() {}

  /** Writes the archive to a stream, which stays open. */
  static void write(OutputStream out, Path busybox, ShellMode mode, List<Path> modules)
      throws IOException {
    try (InitramfsArchive archive = new InitramfsArchive(out)) {
      for (String folder : List.of("bin", "dev", "ktstr", "modules", "proc", "sys", "tmp")) {
        archive.folder(folder);
      }
      archive.console();
      archive.program("bin/busybox", Files.readAllBytes(busybox));
      archive.program("init", init());
      archive.file("ktstr/mode", mode.word().getBytes(StandardCharsets.UTF_8));
      if (mode instanceof ShellMode.Command command) {
        archive.file("ktstr/command", command.script());
      }
      if (mode instanceof ShellMode.Terminal terminal) {
        archive.file("ktstr/terminal", terminal.setUp().getBytes(StandardCharsets.UTF_8));
      }
      Initramfs.putModules(archive, modules);
    }
  }

  private static byte[] init() throws IOException {
    try (InputStream script = ShellInitramfs.class.getResourceAsStream(INIT)) {
      if (script == null) {
        throw new FileNotFoundException(INIT + " is not in the ktstr-runtime jar");
      }
      return script.readAllBytes();
    }
  }
}
