package io.ktstr.os;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** One call of posix_spawn(3) with its argument vectors and file actions. */
final class Spawn {

  /** Larger than posix_spawn_file_actions_t of any C library (glibc: 80 bytes). */
  private static final int FILE_ACTIONS_SIZE = 512;

  private final LibC libc;
  private final Runtime runtime;

  Spawn(LibC libc, Runtime runtime) {
    this.libc = libc;
    this.runtime = runtime;
  }

  int run(SpawnRequest request) {
    Pointer actions = Memory.allocateDirect(runtime, FILE_ACTIONS_SIZE);
    require(libc.posix_spawn_file_actions_init(actions), "posix_spawn_file_actions_init");
    try {
      for (Map.Entry<Integer, Integer> descriptor : request.descriptors().entrySet()) {
        require(
            libc.posix_spawn_file_actions_adddup2(
                actions, descriptor.getValue(), descriptor.getKey()),
            "posix_spawn_file_actions_adddup2");
      }
      return spawn(request, actions);
    } finally {
      libc.posix_spawn_file_actions_destroy(actions);
    }
  }

  private int spawn(SpawnRequest request, Pointer actions) {
    List<Pointer> arguments = cStrings(request.arguments());
    List<Pointer> variables = cStrings(variables(request));
    Pointer pid = Memory.allocateDirect(runtime, Integer.BYTES);
    Pointer argv = vector(arguments);
    Pointer envp = vector(variables);
    try {
      require(
          libc.posix_spawn(pid, request.path(), actions, null, argv, envp),
          "posix_spawn(\"" + request.path() + "\", " + request.arguments() + ")");
    } finally {
      Reference.reachabilityFence(arguments); // the vectors hold addresses only
      Reference.reachabilityFence(variables);
    }
    return pid.getInt(0);
  }

  private static List<String> variables(SpawnRequest request) {
    return request.environment().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  private List<Pointer> cStrings(List<String> texts) {
    return texts.stream().map(this::cString).toList();
  }

  private Pointer cString(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Pointer memory = Memory.allocateDirect(runtime, bytes.length + 1);
    memory.put(0, bytes, 0, bytes.length);
    memory.putByte(bytes.length, (byte) 0);
    return memory;
  }

  private Pointer vector(List<Pointer> strings) {
    Pointer memory = Memory.allocateDirect(runtime, Long.BYTES * (strings.size() + 1));
    for (int i = 0; i < strings.size(); i++) {
      memory.putAddress((long) i * Long.BYTES, strings.get(i).address());
    }
    memory.putAddress((long) strings.size() * Long.BYTES, 0L);
    return memory;
  }

  /** These functions return the error number itself. */
  private static void require(int error, String call) {
    if (error != 0) {
      throw new SystemCallException(call, new Errno(error));
    }
  }
}
