package io.ktstr.os;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** Single system calls of this host. Descriptors and addresses are the caller's to give back. */
public final class Os {

  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CLOEXEC = 0x80000;
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_EXEC = 0x10;
  private static final int EFD_CLOEXEC = 0x80000;
  private static final int EFD_NONBLOCK = 0x800;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int FIRST_HIGH_DESCRIPTOR = 10;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_SHARED = 1;
  private static final long MAP_FAILED = -1;
  private static final int FUTEX_WAKE = 1;
  private static final int WNOHANG = 1;
  private static final short POLLIN = 1;
  private static final int POLLFD_SIZE = 8;
  private static final int REVENTS_OFFSET = 6;
  private static final int READ_CHUNK = 1 << 16;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int DIRECTORY_MODE = 0755;

  private final LibC libc;
  private final Runtime runtime;
  private final SystemCallNumbers numbers;

  /** Loads the C library of this host. */
  public Os() {
    libc = LibC.load();
    runtime = Runtime.getRuntime(libc);
    numbers = SystemCallNumbers.ofThisHost();
  }

  /**
   * Reads a file to its end, as files of /proc want it: their size is 0.
   *
   * @param path absolute path
   * @return its bytes
   */
  public byte[] readFile(String path) {
    int fd = require(libc.open(path, O_RDONLY | O_CLOEXEC, 0), "open(\"" + path + "\", O_RDONLY)");
    try {
      Pointer buffer = Memory.allocateDirect(runtime, READ_CHUNK);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      long count;
      while ((count = require(libc.read(fd, buffer, READ_CHUNK), "read(\"" + path + "\")")) > 0) {
        byte[] chunk = new byte[(int) count];
        buffer.get(0, chunk, 0, chunk.length);
        content.writeBytes(chunk);
      }
      return content.toByteArray();
    } finally {
      libc.close(fd);
    }
  }

  /**
   * Writes an existing file with one write(2).
   *
   * @param path absolute path
   * @param bytes the content
   */
  public void writeFile(String path, byte[] bytes) {
    int fd = require(libc.open(path, O_WRONLY | O_CLOEXEC, 0), "open(\"" + path + "\", O_WRONLY)");
    try {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      require(libc.write(fd, bytes, bytes.length), "write(\"" + path + "\", \"" + text + "\")");
    } finally {
      libc.close(fd);
    }
  }

  /**
   * Makes a directory with mode 0755.
   *
   * @param path absolute path
   */
  public void makeDirectory(String path) {
    require(libc.mkdir(path, DIRECTORY_MODE), "mkdir(\"" + path + "\")");
  }

  /**
   * Removes an empty directory.
   *
   * @param path absolute path
   */
  public void removeDirectory(String path) {
    require(libc.rmdir(path), "rmdir(\"" + path + "\")");
  }

  /**
   * An anonymous file that can be executed.
   *
   * @param name shown in /proc
   * @param content its bytes
   * @return its descriptor, at least 10, closed on exec
   */
  public int executableImage(String name, byte[] content) {
    int fd = libc.memfd_create(name, MFD_CLOEXEC | MFD_EXEC);
    if (fd < 0 && lastErrno().equals(Errno.EINVAL)) {
      fd = libc.memfd_create(name, MFD_CLOEXEC); // MFD_EXEC is unknown before Linux 6.3
    }
    int high = moveUp(require(fd, "memfd_create(\"" + name + "\")"));
    require(libc.write(high, content, content.length), "write(memfd \"" + name + "\")");
    return high;
  }

  /**
   * Anonymous shared memory.
   *
   * @param name shown in /proc
   * @param size bytes
   * @return its descriptor, at least 10, closed on exec
   */
  public int sharedFile(String name, long size) {
    int fd =
        moveUp(require(libc.memfd_create(name, MFD_CLOEXEC), "memfd_create(\"" + name + "\")"));
    if (libc.ftruncate(fd, size) < 0) {
      SystemCallException refusal = refused("ftruncate(memfd \"" + name + "\", " + size + ")");
      libc.close(fd);
      throw refusal;
    }
    return fd;
  }

  /**
   * Maps shared memory.
   *
   * @param fd its descriptor
   * @param size bytes
   * @return the mapping
   */
  public SharedMemory map(int fd, long size) {
    Pointer memory = libc.mmap(null, size, PROT_READ_WRITE, MAP_SHARED, fd, 0);
    if (memory == null || memory.address() == MAP_FAILED) {
      throw refused("mmap(NULL, " + size + ", MAP_SHARED)");
    }
    return new SharedMemory(memory, size);
  }

  /**
   * Gives a mapping back.
   *
   * @param memory not to be used afterwards
   */
  public void unmap(SharedMemory memory) {
    require(libc.munmap(memory.pointer(), memory.size()), "munmap");
  }

  /**
   * An event counter.
   *
   * @return its descriptor, at least 10, non-blocking, closed on exec
   */
  public int eventCounter() {
    return moveUp(require(libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"));
  }

  /**
   * Sets an event counter to 0.
   *
   * @param fd its descriptor
   */
  public void drain(int fd) {
    libc.read(fd, Memory.allocateDirect(runtime, Long.BYTES), Long.BYTES);
  }

  /**
   * Closes a descriptor.
   *
   * @param fd the descriptor
   */
  public void close(int fd) {
    libc.close(fd);
  }

  /**
   * Waits until a descriptor can be read.
   *
   * @param fds descriptors
   * @param timeout longest wait
   */
  public void poll(List<Integer> fds, Duration timeout) {
    poll(fds, timeout, Memory.allocateDirect(runtime, POLLFD_SIZE * fds.size()));
  }

  private void poll(List<Integer> fds, Duration timeout, Pointer entries) {
    for (int i = 0; i < fds.size(); i++) {
      entries.putInt((long) i * POLLFD_SIZE, fds.get(i));
      entries.putShort((long) i * POLLFD_SIZE + Integer.BYTES, POLLIN);
    }
    long roundedUp = timeout.plusNanos(NANOS_PER_MILLI - 1).toMillis();
    int millis = (int) Math.min(Integer.MAX_VALUE, roundedUp);
    if (libc.poll(entries, fds.size(), millis) < 0 && !lastErrno().equals(Errno.EINTR)) {
      throw refused("poll");
    }
  }

  /**
   * A descriptor that becomes readable when a process ends.
   *
   * @param pid the process
   * @return the descriptor, closed on exec
   */
  public int pidDescriptor(int pid) {
    return findProcess(pid)
        .orElseThrow(() -> new SystemCallException("pidfd_open(" + pid + ")", Errno.ESRCH));
  }

  /**
   * A descriptor that becomes readable when a process ends, if there is such a process.
   *
   * @param pid the process
   * @return the descriptor, closed on exec; empty if the process is gone
   */
  public OptionalInt findProcess(int pid) {
    long descriptor = libc.syscall(numbers.pidfdOpen(), pid, 0, 0, 0, 0, 0);
    if (descriptor < 0 && lastErrno().equals(Errno.ESRCH)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(require(descriptor, "pidfd_open(" + pid + ")"));
  }

  /**
   * Sends a signal to the very process of a descriptor, whoever has its number by now. One that is
   * gone already is no error.
   *
   * @param process from {@link #findProcess}
   * @param signal its number
   */
  public void signalProcess(int process, int signal) {
    long result = libc.syscall(numbers.pidfdSendSignal(), process, signal, 0, 0, 0, 0);
    if (result < 0 && !lastErrno().equals(Errno.ESRCH)) {
      throw refused("pidfd_send_signal(" + signal + ")");
    }
  }

  /**
   * Waits until one descriptor can be read.
   *
   * @param fd the descriptor
   * @param timeout longest wait
   * @return false if it cannot be read by then
   */
  public boolean awaitReadable(int fd, Duration timeout) {
    Pointer entry = Memory.allocateDirect(runtime, POLLFD_SIZE);
    Deadline deadline = Deadline.after(timeout);
    do {
      poll(List.of(fd), deadline.remaining(), entry);
      if (entry.getShort(REVENTS_OFFSET) != 0) {
        return true;
      }
    } while (!deadline.expired());
    return false;
  }

  /**
   * Wakes every waiter on a shared futex word.
   *
   * @param memory the mapping
   * @param offset of the word
   */
  public void wake(SharedMemory memory, long offset) {
    long address = memory.pointer().address() + offset;
    require(
        libc.syscall(numbers.futex(), address, FUTEX_WAKE, Integer.MAX_VALUE, 0, 0, 0),
        "futex(FUTEX_WAKE)");
  }

  /**
   * Collects a child that has ended.
   *
   * @param pid the child
   * @return its wait status; empty while it lives
   */
  public OptionalInt reap(int pid) {
    Pointer status = Memory.allocateDirect(runtime, Integer.BYTES);
    int reaped = require(libc.waitpid(pid, status, WNOHANG), "waitpid(" + pid + ")");
    return reaped == 0 ? OptionalInt.empty() : OptionalInt.of(status.getInt(0));
  }

  /**
   * Waits for the end of a child that was sent SIGKILL, and collects it.
   *
   * @param pid the child
   */
  public void reapKilled(int pid) {
    Pointer status = Memory.allocateDirect(runtime, Integer.BYTES);
    while (libc.waitpid(pid, status, 0) < 0) {
      if (!lastErrno().equals(Errno.EINTR)) {
        throw refused("waitpid(" + pid + ")");
      }
    }
  }

  /**
   * Sends a signal. A process that is gone already is no error.
   *
   * @param pid the process
   * @param signal its number
   */
  public void signal(int pid, int signal) {
    if (libc.kill(pid, signal) < 0 && !lastErrno().equals(Errno.ESRCH)) {
      throw refused("kill(" + pid + ", " + signal + ")");
    }
  }

  /**
   * The pid of this JVM.
   *
   * @return process id
   */
  public int pid() {
    return libc.getpid();
  }

  /**
   * What starts a program, see {@link Spawner}.
   *
   * @param path of the program
   * @param descriptors number in the child to number in this process
   * @return to be closed when all children are started
   */
  public Spawner spawner(String path, SortedMap<Integer, Integer> descriptors) {
    return new Spawner(libc, runtime, path, descriptors);
  }

  /**
   * Many descriptors that are waited for as one.
   *
   * @return without any descriptor so far
   */
  public DescriptorSet descriptorSet() {
    return new DescriptorSet(libc, runtime);
  }

  /** The same open file under a number that no file action of a spawn will overwrite. */
  private int moveUp(int fd) {
    try {
      return require(
          libc.fcntl(fd, F_DUPFD_CLOEXEC, FIRST_HIGH_DESCRIPTOR), "fcntl(F_DUPFD_CLOEXEC)");
    } finally {
      libc.close(fd);
    }
  }

  private int require(long result, String call) {
    if (result < 0) {
      throw refused(call);
    }
    return (int) result;
  }

  private SystemCallException refused(String call) {
    return new SystemCallException(call, lastErrno());
  }

  private Errno lastErrno() {
    return new Errno(runtime.getLastError());
  }
}
