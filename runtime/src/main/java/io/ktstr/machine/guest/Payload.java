package io.ktstr.machine.guest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds the payload of a request: little-endian words and length-prefixed strings. */
final class Payload {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Payload empty() {
    return new Payload();
  }

  Payload word(int value) {
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  Payload longWord(long value) {
    return raw(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  Payload text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return word(utf8.length).raw(utf8);
  }

  Payload raw(byte[] raw) {
    bytes.writeBytes(raw);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
