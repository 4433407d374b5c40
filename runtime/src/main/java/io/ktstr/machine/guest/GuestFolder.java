package io.ktstr.machine.guest;

import io.ktstr.machine.LastWill;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one running guest, {@code CACHE/run/PID-START-RANDOM}: socket, initramfs and logs.
 * It is gone when the guest is closed or the JVM ends; what a killed JVM has left is removed by the
 * next guest of any JVM, recognised by an owner that no longer lives.
 */
final class GuestFolder implements AutoCloseable {

  /** sun_path of a unix socket address holds 108 bytes with its terminator, see unix(7). */
  private static final int MAX_SOCKET_PATH = 107;

  private final Path path;
  private final Optional<LastWill> will;

  private GuestFolder(Path path, Optional<LastWill> will) {
    this.path = path;
    this.will = will;
  }

  static GuestFolder create(Path cache) {
    Path run = cache.resolve("run");
    try {
      Files.createDirectories(run);
      sweep(run);
      Path path = Files.createTempDirectory(run, Owner.ofThisProcess() + "-");
      LastWill will = LastWill.write("guest", () -> delete(path));
      GuestFolder folder = new GuestFolder(path, Optional.of(will));
      folder.requireShortSocketPath();
      return folder;
    } catch (IOException e) {
      throw new MachineException(
          "the folder "
              + run
              + " cannot be written ("
              + e
              + "); a guest needs a place for its socket and its logs; make it writable or set ktstr.cache to a folder"
              + " that is",
          e);
    }
  }

  /** A folder that need not be there, to see what a guest of it would be given. */
  static GuestFolder at(Path path) {
    return new GuestFolder(path, Optional.empty());
  }

  private void requireShortSocketPath() {
    int length = socket().toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_SOCKET_PATH) {
      close();
      throw new MachineException(
          "the path of the socket "
              + socket()
              + " has "
              + length
              + " bytes; the kernel allows "
              + MAX_SOCKET_PATH
              + " for a unix socket; set ktstr.cache to a folder with a shorter path");
    }
  }

  Path socket() {
    return path.resolve("agent.sock");
  }

  Path controlSocket() {
    return path.resolve("qmp.sock");
  }

  /** The socket of a port with a name of at most five letters. */
  Path socket(String port) {
    return path.resolve(port + ".sock");
  }

  Path initramfs() {
    return path.resolve("initramfs.cpio");
  }

  Path tether() {
    return path.resolve("tether");
  }

  Path serialLog() {
    return path.resolve("serial.log");
  }

  Path qemuLog() {
    return path.resolve("qemu.log");
  }

  /** Removes the folders of owners that are gone. */
  private static void sweep(Path run) throws IOException {
    try (Stream<Path> folders = Files.list(run)) {
      for (Path folder : folders.toList()) {
        if (Owner.parse(folder.getFileName().toString())
            .map(owner -> !owner.lives())
            .orElse(false)) {
          delete(folder);
        }
      }
    }
  }

  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new MachineException(
          "the folder "
              + folder
              + " cannot be removed ("
              + e
              + "); it belonged to a guest; remove it by hand",
          e);
    }
  }

  @Override
  public void close() {
    will.ifPresent(LastWill::close);
    delete(path);
  }
}
