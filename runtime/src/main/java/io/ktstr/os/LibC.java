package io.ktstr.os;

import jnr.ffi.LibraryLoader;
import jnr.ffi.LibraryOption;
import jnr.ffi.Pointer;
import jnr.ffi.types.mode_t;
import jnr.ffi.types.off_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * The C library, as jnr-ffi binds it.
 *
 * <p>jnr-ffi 2.3.4 passes a wrong sixth argument to methods with exactly six primitive integer
 * parameters on x86-64, so every binding here has a Pointer among its parameters or another number
 * of them, and syscall is declared with seven.
 */
public interface LibC {

  /**
   * Loads the library.
   *
   * @return the binding; errno is kept for each thread
   */
  static LibC load() {
    return LibraryLoader.create(LibC.class)
        .option(LibraryOption.SaveError, true)
        .failImmediately()
        .load("c");
  }

  int open(String path, int flags, @mode_t int mode);

  int close(int fd);

  @ssize_t
  long read(int fd, Pointer buffer, @size_t long count);

  @ssize_t
  long write(int fd, byte[] buffer, @size_t long count);

  int mkdir(String path, @mode_t int mode);

  int rmdir(String path);

  int memfd_create(String name, int flags);

  int ftruncate(int fd, @off_t long length);

  Pointer mmap(
      Pointer address, @size_t long length, int protection, int flags, int fd, @off_t long offset);

  int munmap(Pointer address, @size_t long length);

  int eventfd(int initial, int flags);

  int fcntl(int fd, int command, long argument);

  int poll(Pointer fds, long count, int timeoutMillis);

  int epoll_create1(int flags);

  int epoll_ctl(int set, int operation, int fd, Pointer event);

  int kill(int pid, int signal);

  int waitpid(int pid, Pointer status, int options);

  int getpid();

  int posix_spawn(
      Pointer pid, String path, Pointer actions, Pointer attributes, Pointer argv, Pointer envp);

  int posix_spawn_file_actions_init(Pointer actions);

  int posix_spawn_file_actions_adddup2(Pointer actions, int fd, int newFd);

  int posix_spawn_file_actions_destroy(Pointer actions);

  long syscall(long number, long a, long b, long c, long d, long e, long f);
}
