package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SystemCallException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * Requests to the agent and their answers, one at a time. What breaks the link is told to the
 * diagnosis.
 */
final class AgentLink {

  /**
   * How long the agent may take for a request that does not itself wait; emulated guests on busy
   * hosts are slow.
   */
  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  private final AgentChannel channel;
  private final GuestDiagnosis diagnosis;
  private int lastId;

  AgentLink(AgentChannel channel, GuestDiagnosis diagnosis) {
    this.channel = channel;
    this.diagnosis = diagnosis;
  }

  /**
   * What the agent says first.
   *
   * @param kernelRelease uname -r
   * @param architecture uname -m
   */
  record Hello(String kernelRelease, String architecture) {}

  Hello hello(Deadline deadline) {
    AgentAnswer answer = receive("HELLO", deadline);
    int version = answer.word();
    if (answer.op() != AgentProtocol.HELLO || version != AgentProtocol.VERSION) {
      throw new MachineException(
          "the agent speaks version "
              + version
              + " of the protocol, this harness version "
              + AgentProtocol.VERSION
              + "; they must be the same; rebuild ktstr-runtime");
    }
    return new Hello(answer.text(), answer.text());
  }

  AgentAnswer call(int op, String what, Payload payload) {
    return call(op, what, payload, ANSWER_TIMEOUT);
  }

  /**
   * Makes a request.
   *
   * @param op operation
   * @param what the request in words, for messages
   * @param payload of the request
   * @param timeout until the answer
   * @return an answer without error
   */
  AgentAnswer call(int op, String what, Payload payload, Duration timeout) {
    Deadline deadline = Deadline.after(timeout);
    int id = ++lastId;
    send(frame(id, op, payload.bytes()), what, deadline);
    AgentAnswer answer = receive(what, deadline);
    if (answer.id() != id || answer.op() != op) {
      throw new MachineException(
          "the agent answered request "
              + answer.id()
              + " instead of "
              + id
              + " ("
              + what
              + "); the link is out of step; this is a bug of ktstr, please report it");
    }
    if (answer.error() != 0) {
      throw new SystemCallException(what, new Errno(answer.error()));
    }
    return answer;
  }

  /** Sends a request that has no answer. */
  void tell(int op, String what, Payload payload) {
    send(frame(++lastId, op, payload.bytes()), what, Deadline.after(ANSWER_TIMEOUT));
  }

  private static ByteBuffer frame(int id, int op, byte[] payload) {
    return ByteBuffer.allocate(Integer.BYTES + AgentProtocol.HEADER_SIZE + payload.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(AgentProtocol.HEADER_SIZE + payload.length)
        .putInt(id)
        .putShort((short) op)
        .putShort((short) 0)
        .putInt(0)
        .put(payload)
        .flip();
  }

  private void send(ByteBuffer frame, String what, Deadline deadline) {
    try {
      channel.send(frame, deadline);
    } catch (IOException e) {
      throw broken(what, deadline, e);
    }
  }

  private AgentAnswer receive(String what, Deadline deadline) {
    try {
      return AgentAnswer.parse(channel.receive(deadline));
    } catch (IOException e) {
      throw broken(what, deadline, e);
    }
  }

  private MachineException broken(String what, Deadline deadline, IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return diagnosis.silent(what, deadline, cause);
    }
    if (cause instanceof EOFException || cause.getMessage() == null || isGone(cause)) {
      return diagnosis.gone(what, cause);
    }
    return new MachineException(
        "the request " + what + " to the guest broke off: " + cause.getMessage(), cause);
  }

  private static boolean isGone(IOException cause) {
    return cause.getMessage().contains("Broken pipe") || cause.getMessage().contains("reset");
  }
}
