package io.ktstr.machine.guest.cache;

import io.ktstr.machine.SystemCallException;
import io.ktstr.os.DiskUse;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What folders take of the disk. Holes of sparse files do not count, links are not followed. */
public final class AllocatedSize {

  private final DiskUse disk = new DiskUse();

  /** Asks this host. */
  public AllocatedSize() {}

  /**
   * Adds up a file, or a folder with everything in it. What another process deletes meanwhile does
   * not count.
   *
   * @param root the file or folder, which need not be there
   * @return bytes
   * @throws IOException if a folder in it cannot be read
   */
  public long of(Path root) throws IOException {
    if (!Files.exists(root)) {
      return 0;
    }
    Adder adder = new Adder();
    Files.walkFileTree(root, adder);
    return adder.bytes;
  }

  private final class Adder extends SimpleFileVisitor<Path> {

    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += allocated(file, attributes.size());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (Files.exists(file)) {
        throw failure;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** Where the kernel does not tell, the length has to do. */
  private long allocated(Path file, long length) {
    try {
      return disk.bytes(file.toString());
    } catch (SystemCallException e) {
      return length;
    }
  }
}
