package io.ktstr.os;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.nio.charset.StandardCharsets;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** What files really take of the disk, which Java does not tell: sparse files are mostly holes. */
public final class DiskUse {

  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int STATX_BLOCKS = 0x400;
  private static final int STATX_SIZE = 256;
  private static final int BLOCKS_OFFSET = 48;
  private static final int BLOCK_BYTES = 512;

  private final LibC libc;
  private final Runtime runtime;
  private final int statx;

  /** Loads the C library of this host. */
  public DiskUse() {
    libc = LibC.load();
    runtime = Runtime.getRuntime(libc);
    statx = SystemCallNumbers.ofThisHost().statx();
  }

  /**
   * The space of a file or folder itself, see statx(2).
   *
   * @param path the file; of a symbolic link it is the link
   * @return bytes
   * @throws SystemCallException if the kernel refuses, for example because it is not there
   */
  public long bytes(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    Pointer text = Memory.allocateDirect(runtime, name.length + 1);
    text.put(0, name, 0, name.length);
    text.putByte(name.length, (byte) 0);
    Pointer answer = Memory.allocateDirect(runtime, STATX_SIZE, true);
    long result =
        libc.syscall(
            statx,
            AT_FDCWD,
            text.address(),
            AT_SYMLINK_NOFOLLOW,
            STATX_BLOCKS,
            answer.address(),
            0);
    if (result < 0) {
      throw new SystemCallException("statx(\"" + path + "\")", new Errno(runtime.getLastError()));
    }
    return answer.getLong(BLOCKS_OFFSET) * BLOCK_BYTES;
  }
}
