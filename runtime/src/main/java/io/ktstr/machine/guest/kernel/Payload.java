package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Unpacks the payload of a bzImage without trusting it. */
final class Payload {

  private static final int BUFFER = 1 << 16;

  private final PayloadFormat format;
  private final InputStream unpacked;

  private Payload(PayloadFormat format, InputStream unpacked) {
    this.format = format;
    this.unpacked = unpacked;
  }

  /**
   * Unpacks a payload.
   *
   * @param payload as it is in the bzImage
   * @param out what is inside; incomplete after an exception
   * @param limit on what is inside, in bytes
   * @throws UnusablePayloadException when the format is unknown, the bytes are damaged or the limit
   *     is exceeded
   * @throws IOException when the output cannot be written
   */
  static void unpack(byte[] payload, OutputStream out, long limit) throws IOException {
    PayloadFormat format =
        PayloadFormat.of(payload)
            .orElseThrow(() -> new UnusablePayloadException("its payload is in no known format"));
    try (InputStream unpacked = open(format, payload)) {
      new Payload(format, unpacked).copyTo(out, limit);
    }
  }

  private void copyTo(OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int count = read(buffer); count >= 0; count = read(buffer)) {
      total += count;
      if (total > limit) {
        throw new UnusablePayloadException(
            "its payload (" + format + ") unpacks to more than " + limit + " bytes");
      }
      out.write(buffer, 0, count);
    }
  }

  // Decoders report damage as IOException, but some let an unchecked exception of their arithmetic
  // through; the zstd
  // library is native code, and not being able to load it is a LinkageError.

  private static InputStream open(PayloadFormat format, byte[] payload) throws IOException {
    try {
      return format.open(payload);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new UnusablePayloadException(format, e);
    }
  }

  private int read(byte[] buffer) throws IOException {
    try {
      return unpacked.read(buffer);
    } catch (IOException | RuntimeException e) {
      throw new UnusablePayloadException(format, e);
    }
  }
}
