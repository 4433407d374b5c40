package io.ktstr.worker;

import io.ktstr.machine.SlotImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A slot by the offsets of docs/protocol.md, written here a second time on purpose. */
public final class SlotBytes {

  private final ByteBuffer bytes;

  /** An empty slot. */
  public SlotBytes() {
    bytes = ByteBuffer.allocate(24576).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A copy of a slot. */
  public SlotBytes(SlotImage image) {
    bytes = ByteBuffer.wrap(image.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  public SlotBytes word(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  public SlotBytes longWord(int offset, long value) {
    bytes.putLong(offset, value);
    return this;
  }

  /** The report on one set-up step. */
  public SlotBytes step(int number, int status, int errno) {
    return word(3136 + 8 * number, status).word(3140 + 8 * number, errno);
  }

  /** What get_mempolicy(2) said. */
  public SlotBytes policyRead(int mode, long mask) {
    return step(7, 1, 0).word(3392, mode).longWord(3416, mask);
  }

  public int word(int offset) {
    return bytes.getInt(offset);
  }

  public long longWord(int offset) {
    return bytes.getLong(offset);
  }

  public SlotImage image() {
    return new SlotImage(bytes.array());
  }
}
