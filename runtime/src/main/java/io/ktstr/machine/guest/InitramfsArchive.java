package io.ktstr.machine.guest;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/**
 * An archive in the "newc" form that the kernel unpacks
 * (Documentation/driver-api/early-userspace/buffer-format.rst). The same files always give the same
 * bytes.
 */
final class InitramfsArchive implements Closeable {

  private static final int PROGRAM = CpioConstants.C_ISREG | 0755;
  private static final int FILE = CpioConstants.C_ISREG | 0644;
  private static final int FOLDER = CpioConstants.C_ISDIR | 0755;
  private static final int CONSOLE = CpioConstants.C_ISCHR | 0600;

  private final CpioArchiveOutputStream archive;

  /** Into a stream, which stays open. */
  InitramfsArchive(OutputStream out) {
    archive = new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW);
  }

  /** Names go from the root, without a slash in front; a folder comes before what is in it. */
  void folder(String name) throws IOException {
    put(name, FOLDER, new byte[0]);
  }

  void program(String name, byte[] content) throws IOException {
    put(name, PROGRAM, content);
  }

  void file(String name, byte[] content) throws IOException {
    put(name, FILE, content);
  }

  /**
   * Without /dev/console process 1 would start without standard output, and its last words would be
   * lost.
   */
  void console() throws IOException {
    CpioArchiveEntry entry = entry("dev/console", CONSOLE, 0);
    entry.setRemoteDeviceMaj(5);
    entry.setRemoteDeviceMin(1);
    archive.putArchiveEntry(entry);
    archive.closeArchiveEntry();
  }

  private void put(String name, int mode, byte[] content) throws IOException {
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

  /** Ends the archive. */
  @Override
  public void close() throws IOException {
    archive.finish();
  }
}
