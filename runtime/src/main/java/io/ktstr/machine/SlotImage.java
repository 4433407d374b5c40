package io.ktstr.machine;

import java.util.Arrays;

/** The bytes of one worker's slot, laid out as docs/protocol.md says. Immutable. */
public final class SlotImage {

  /** Bytes in a slot. */
  public static final int SIZE = 2048;

  private final byte[] bytes;

  /**
   * Copies the bytes.
   *
   * @param bytes {@value #SIZE} bytes
   */
  public SlotImage(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException(
          "a slot has " + SIZE + " bytes, not " + bytes.length + "; see docs/protocol.md");
    }
    this.bytes = bytes.clone();
  }

  /**
   * A copy of the bytes.
   *
   * @return {@value #SIZE} bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlotImage image && Arrays.equals(image.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
