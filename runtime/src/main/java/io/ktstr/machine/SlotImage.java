package io.ktstr.machine;

import java.util.Arrays;

/** The bytes of one worker's slot, laid out as docs/protocol.md says. Immutable. */
public final class SlotImage {

  /** Bytes in a slot. */
  public static final int SIZE = 24576;

  /** Bytes of its request, which comes first. */
  public static final int REQUEST_SIZE = 3072;

  private final byte[] first; // what follows them is 0

  private SlotImage(byte[] first, int size) {
    this.first = Arrays.copyOf(first, size);
  }

  /**
   * Copies the bytes.
   *
   * @param bytes {@value #SIZE} bytes
   */
  public SlotImage(byte[] bytes) {
    this(bytes, bytes.length);
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException(
          "a slot has " + SIZE + " bytes, not " + bytes.length + "; see docs/protocol.md");
    }
  }

  /**
   * A slot whose last bytes are all 0.
   *
   * @param bytes those before
   * @return the whole slot
   */
  public static SlotImage beginningWith(byte[] bytes) {
    if (bytes.length > SIZE) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are more than a slot has, which is " + SIZE);
    }
    return new SlotImage(bytes, bytes.length);
  }

  /**
   * What the harness has filled in.
   *
   * @return {@value #REQUEST_SIZE} bytes
   */
  public byte[] request() {
    return Arrays.copyOf(first, REQUEST_SIZE);
  }

  /**
   * A copy of the bytes.
   *
   * @return {@value #SIZE} bytes
   */
  public byte[] bytes() {
    return Arrays.copyOf(first, SIZE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlotImage image && Arrays.equals(image.bytes(), bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }
}
