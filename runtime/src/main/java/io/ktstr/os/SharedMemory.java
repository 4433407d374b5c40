package io.ktstr.os;

import java.lang.invoke.VarHandle;
import jnr.ffi.Pointer;

/**
 * Memory shared with other processes. Single words are read with acquire and written with release.
 */
public final class SharedMemory {

  private final Pointer pointer;
  private final long size;

  SharedMemory(Pointer pointer, long size) {
    this.pointer = pointer;
    this.size = size;
  }

  Pointer pointer() {
    return pointer;
  }

  /**
   * Size of the mapping.
   *
   * @return bytes
   */
  public long size() {
    return size;
  }

  /**
   * Reads a word.
   *
   * @param offset from the start of the mapping
   * @return its value
   */
  public int getInt(long offset) {
    int value = pointer.getInt(offset);
    VarHandle.acquireFence();
    return value;
  }

  /**
   * Writes a word.
   *
   * @param offset from the start of the mapping
   * @param value its new value
   */
  public void putInt(long offset, int value) {
    VarHandle.releaseFence();
    pointer.putInt(offset, value);
    VarHandle.fullFence();
  }

  /**
   * Copies bytes out.
   *
   * @param offset from the start of the mapping
   * @param length number of bytes
   * @return the bytes
   */
  public byte[] read(long offset, int length) {
    VarHandle.acquireFence();
    byte[] bytes = new byte[length];
    pointer.get(offset, bytes, 0, length);
    return bytes;
  }

  /**
   * Copies bytes in.
   *
   * @param offset from the start of the mapping
   * @param bytes the bytes
   */
  public void write(long offset, byte[] bytes) {
    pointer.put(offset, bytes, 0, bytes.length);
    VarHandle.releaseFence();
  }
}
