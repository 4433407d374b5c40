package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/**
 * The root file system of a guest: the agent as /init, the worker, kernel modules, and mount
 * points. The same files always give the same bytes.
 */
final class Initramfs {

  private static final int EXECUTABLE = CpioConstants.C_ISREG | 0755;
  private static final int PLAIN = CpioConstants.C_ISREG | 0644;
  private static final int DIRECTORY = CpioConstants.C_ISDIR | 0755;
  private static final int CONSOLE = CpioConstants.C_ISCHR | 0600;

  private Initramfs() {}

  /**
   * Writes the archive in the "newc" form that the kernel unpacks
   * (Documentation/driver-api/early-userspace/buffer-format.rst).
   *
   * @param out where to; stays open
   * @param modules files that the agent loads into the kernel in this order, which is that of their
   *     names
   * @throws IOException as the stream throws it
   */
  static void write(OutputStream out, byte[] agent, byte[] worker, List<Path> modules)
      throws IOException {
    CpioArchiveOutputStream archive = new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW);
    for (String folder : new String[] {"dev", "modules", "proc", "sys", "tmp"}) {
      put(archive, folder, DIRECTORY, new byte[0]);
    }
    putConsole(archive);
    put(archive, "init", EXECUTABLE, agent);
    put(archive, "worker", EXECUTABLE, worker);
    for (Path module : modules) {
      put(archive, "modules/" + module.getFileName(), PLAIN, Files.readAllBytes(module));
    }
    archive.finish();
  }

  /**
   * Without /dev/console process 1 would start without standard output, and its last words would be
   * lost.
   */
  private static void putConsole(CpioArchiveOutputStream archive) throws IOException {
    CpioArchiveEntry entry = entry("dev/console", CONSOLE, 0);
    entry.setRemoteDeviceMaj(5);
    entry.setRemoteDeviceMin(1);
    archive.putArchiveEntry(entry);
    archive.closeArchiveEntry();
  }

  private static void put(CpioArchiveOutputStream archive, String name, int mode, byte[] content)
      throws IOException {
    archive.putArchiveEntry(entry(name, mode, content.length));
    archive.write(content);
    archive.closeArchiveEntry();
  }

  private static CpioArchiveEntry entry(String name, int mode, int size) {
    CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, name);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setTime(0);
    entry.setNumberOfLinks((mode & CpioConstants.C_ISDIR) != 0 ? 2 : 1);
    return entry;
  }
}
