package io.ktstr.benchmarks.turnaround;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/** A compressed root file system of nothing but a busybox and an init that says it is there. */
final class BusyboxInitramfs {

  static final String READY = "READY";

  private static final String INIT =
      """
      #!/bin/busybox sh
      /bin/busybox mount -t proc proc /proc
      /bin/busybox mount -t sysfs sysfs /sys
      echo %s
      exec /bin/busybox sh
      """
          .formatted(READY);

  private static final int EXECUTABLE = CpioConstants.C_ISREG | 0755;
  private static final int DIRECTORY = CpioConstants.C_ISDIR | 0755;

  private BusyboxInitramfs() {}

  static void write(Path file, Path busybox) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        CpioArchiveOutputStream archive =
            new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW)) {
      for (String folder : new String[] {"bin", "dev", "proc", "sys"}) {
        put(archive, entry(folder, DIRECTORY), new byte[0]);
      }
      CpioArchiveEntry console = entry("dev/console", CpioConstants.C_ISCHR | 0600);
      console.setRemoteDeviceMaj(5);
      console.setRemoteDeviceMin(1);
      put(archive, console, new byte[0]);
      put(archive, entry("bin/busybox", EXECUTABLE), Files.readAllBytes(busybox));
      put(archive, entry("init", EXECUTABLE), INIT.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static CpioArchiveEntry entry(String name, int mode) {
    CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, name);
    entry.setMode(mode);
    return entry;
  }

  private static void put(CpioArchiveOutputStream archive, CpioArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    archive.putArchiveEntry(entry);
    archive.write(content);
    archive.closeArchiveEntry();
  }
}
