package io.ktstr.os;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The argument vector and the environment of one call, in one piece of memory: both vectors, and
 * behind them the strings that they point to.
 *
 * @param memory all of it
 * @param environmentOffset where the environment begins; the arguments begin at 0
 */
record SpawnVectors(Pointer memory, int environmentOffset) {

  static SpawnVectors of(Runtime runtime, List<String> arguments, Map<String, String> variables) {
    List<byte[]> first = arguments.stream().map(SpawnVectors::bytes).toList();
    List<byte[]> second =
        variables.entrySet().stream()
            .map(variable -> bytes(variable.getKey() + "=" + variable.getValue()))
            .toList();
    int environmentOffset = vectorSize(first);
    int stringsOffset = environmentOffset + vectorSize(second);
    int size = Stream.concat(first.stream(), second.stream()).mapToInt(text -> text.length).sum();
    Pointer memory = Memory.allocateDirect(runtime, stringsOffset + size);
    int end = put(memory, 0, stringsOffset, first);
    put(memory, environmentOffset, end, second);
    return new SpawnVectors(memory, environmentOffset);
  }

  Pointer arguments() {
    return memory;
  }

  Pointer environment() {
    return memory.slice(environmentOffset);
  }

  /** With the NUL at its end. */
  private static byte[] bytes(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  /** With the NULL at its end. */
  private static int vectorSize(List<byte[]> strings) {
    return Long.BYTES * (strings.size() + 1);
  }

  /** Writes a vector and its strings; returns where the strings end. */
  private static int put(Pointer memory, int vector, int strings, List<byte[]> texts) {
    int entry = vector;
    int end = strings;
    for (byte[] text : texts) {
      memory.put(end, text, 0, text.length);
      memory.putAddress(entry, memory.address() + end);
      entry += Long.BYTES;
      end += text.length;
    }
    memory.putAddress(entry, 0L);
    return end;
  }
}
