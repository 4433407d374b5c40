package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One answer of the agent.
 *
 * @param id of the request
 * @param op operation, without the answer bit
 * @param error 0 or an errno
 * @param payload little-endian, from its first byte
 */
record AgentAnswer(int id, int op, int error, ByteBuffer payload) {

  static AgentAnswer parse(ByteBuffer frame) {
    frame.order(ByteOrder.LITTLE_ENDIAN);
    int id = frame.getInt();
    int op = Short.toUnsignedInt(frame.getShort());
    frame.getShort();
    int error = frame.getInt();
    if ((op & AgentProtocol.ANSWER) == 0) {
      throw garbled("an answer without the answer bit");
    }
    return new AgentAnswer(
        id, op & ~AgentProtocol.ANSWER, error, frame.slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  int word() {
    try {
      return payload.getInt();
    } catch (BufferUnderflowException e) {
      throw garbled("an answer that ends too early");
    }
  }

  String text() {
    return new String(raw(word()), StandardCharsets.UTF_8);
  }

  byte[] raw(int length) {
    if (length < 0 || length > payload.remaining()) {
      throw garbled("an answer that ends too early");
    }
    byte[] bytes = new byte[length];
    payload.get(bytes);
    return bytes;
  }

  byte[] rest() {
    return raw(payload.remaining());
  }

  private static MachineException garbled(String what) {
    return new MachineException(
        "the agent sent "
            + what
            + "; it does not speak version "
            + AgentProtocol.VERSION
            + " of the protocol; rebuild ktstr-runtime so that agent and harness fit");
  }
}
