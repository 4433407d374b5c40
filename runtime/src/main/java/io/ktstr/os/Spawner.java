package io.ktstr.os;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * Starts one program as often as needed, with posix_spawn(3): its cost does not grow with this JVM.
 * What is the same for all children is prepared once.
 */
public final class Spawner implements AutoCloseable {

  /** Larger than posix_spawn_file_actions_t of any C library (glibc: 80 bytes). */
  private static final int FILE_ACTIONS_SIZE = 512;

  private final LibC libc;
  private final Runtime runtime;
  private final String path;
  private final Pointer actions;

  Spawner(LibC libc, Runtime runtime, String path, SortedMap<Integer, Integer> descriptors) {
    this.libc = libc;
    this.runtime = runtime;
    this.path = path;
    actions = Memory.allocateDirect(runtime, FILE_ACTIONS_SIZE);
    require(libc.posix_spawn_file_actions_init(actions), "posix_spawn_file_actions_init");
    for (Map.Entry<Integer, Integer> descriptor : descriptors.entrySet()) {
      require(
          libc.posix_spawn_file_actions_adddup2(
              actions, descriptor.getValue(), descriptor.getKey()),
          "posix_spawn_file_actions_adddup2");
    }
  }

  /**
   * Starts the program. Must be called on a thread that lives as long as the child when the child
   * asks for a parent-death signal.
   *
   * @param arguments with the program's name first
   * @param environment its environment
   * @return process id
   * @throws SystemCallException if it cannot be started
   */
  public int start(List<String> arguments, Map<String, String> environment) {
    SpawnVectors vectors = SpawnVectors.of(runtime, arguments, environment);
    Pointer pid = Memory.allocateDirect(runtime, Integer.BYTES);
    try {
      require(
          libc.posix_spawn(pid, path, actions, null, vectors.arguments(), vectors.environment()),
          "posix_spawn(\"" + path + "\", " + arguments + ")");
    } finally {
      Reference.reachabilityFence(vectors); // they hold addresses in their own memory
    }
    return pid.getInt(0);
  }

  /** These functions return the error number itself. */
  private static void require(int error, String call) {
    if (error != 0) {
      throw new SystemCallException(call, new Errno(error));
    }
  }

  @Override
  public void close() {
    libc.posix_spawn_file_actions_destroy(actions);
  }
}
