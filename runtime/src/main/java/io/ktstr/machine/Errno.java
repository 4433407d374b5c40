package io.ktstr.machine;

import java.util.Map;

/**
 * Names of Linux error numbers (include/uapi/asm-generic/errno-base.h and errno.h; the same on
 * x86-64 and aarch64).
 *
 * @param number as the kernel returns it, positive
 */
public record Errno(int number) {

  /** No such file or directory. */
  public static final Errno ENOENT = new Errno(2);

  /** No such process. */
  public static final Errno ESRCH = new Errno(3);

  /** Interrupted system call. */
  public static final Errno EINTR = new Errno(4);

  /** File exists. */
  public static final Errno EEXIST = new Errno(17);

  /** Device or resource busy. */
  public static final Errno EBUSY = new Errno(16);

  /** No such device. */
  public static final Errno ENODEV = new Errno(19);

  /** Invalid argument. */
  public static final Errno EINVAL = new Errno(22);

  /** Operation not permitted. */
  public static final Errno EPERM = new Errno(1);

  /** Resource temporarily unavailable. */
  public static final Errno EAGAIN = new Errno(11);

  /** Permission denied. */
  public static final Errno EACCES = new Errno(13);

  /** Not a directory. */
  public static final Errno ENOTDIR = new Errno(20);

  /** No space left on device. */
  public static final Errno ENOSPC = new Errno(28);

  /** Read-only file system. */
  public static final Errno EROFS = new Errno(30);

  /** Function not implemented. */
  public static final Errno ENOSYS = new Errno(38);

  /** Operation not supported. */
  public static final Errno EOPNOTSUPP = new Errno(95);

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(1, "EPERM (operation not permitted)"),
          Map.entry(2, "ENOENT (no such file or directory)"),
          Map.entry(3, "ESRCH (no such process)"),
          Map.entry(4, "EINTR (interrupted system call)"),
          Map.entry(5, "EIO (input/output error)"),
          Map.entry(7, "E2BIG (argument list too long)"),
          Map.entry(8, "ENOEXEC (exec format error)"),
          Map.entry(9, "EBADF (bad file descriptor)"),
          Map.entry(10, "ECHILD (no child processes)"),
          Map.entry(11, "EAGAIN (resource temporarily unavailable)"),
          Map.entry(12, "ENOMEM (cannot allocate memory)"),
          Map.entry(13, "EACCES (permission denied)"),
          Map.entry(14, "EFAULT (bad address)"),
          Map.entry(16, "EBUSY (device or resource busy)"),
          Map.entry(17, "EEXIST (file exists)"),
          Map.entry(19, "ENODEV (no such device)"),
          Map.entry(20, "ENOTDIR (not a directory)"),
          Map.entry(21, "EISDIR (is a directory)"),
          Map.entry(22, "EINVAL (invalid argument)"),
          Map.entry(23, "ENFILE (too many open files in system)"),
          Map.entry(24, "EMFILE (too many open files)"),
          Map.entry(27, "EFBIG (file too large)"),
          Map.entry(28, "ENOSPC (no space left on device)"),
          Map.entry(30, "EROFS (read-only file system)"),
          Map.entry(34, "ERANGE (numerical result out of range)"),
          Map.entry(36, "ENAMETOOLONG (file name too long)"),
          Map.entry(38, "ENOSYS (function not implemented)"),
          Map.entry(39, "ENOTEMPTY (directory not empty)"),
          Map.entry(74, "EBADMSG (bad message)"),
          Map.entry(95, "EOPNOTSUPP (operation not supported)"));

  /** The name and the meaning, for example {@code EINVAL (invalid argument)}. */
  @Override
  public String toString() {
    return TEXTS.getOrDefault(number, "errno " + number);
  }
}
