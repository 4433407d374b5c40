package io.ktstr.machine.guest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** QEMU's machine protocol: JSON objects, one on each line (docs/interop/qmp-spec in QEMU). */
final class QmpLink implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 4096;
  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";

  private final GuestSocket socket;
  private final StringBuilder received = new StringBuilder();

  private QmpLink(GuestSocket socket) {
    this.socket = socket;
  }

  static QmpLink listen(Path path) throws IOException {
    return new QmpLink(GuestSocket.listen(path));
  }

  /** Waits for QEMU and leaves its negotiation mode. */
  void accept(Deadline deadline, GuestSocket.Death died) throws IOException {
    socket.accept(deadline, died);
    next(deadline); // the greeting
    execute("qmp_capabilities", deadline);
    execute(
        "migrate-set-capabilities",
        Map.of("capabilities", List.of(capability("events"), capability("x-ignore-shared"))),
        deadline);
  }

  private static Map<String, Object> capability(String name) {
    return Map.of("capability", name, "state", true);
  }

  void execute(String command, Deadline deadline) throws IOException {
    execute(command, Map.of(), deadline);
  }

  /** Runs a command; events that come meanwhile are passed over. */
  void execute(String command, Map<String, Object> arguments, Deadline deadline)
      throws IOException {
    send(Map.of("execute", command, "arguments", arguments), deadline);
    JsonNode answer = next(deadline);
    while (answer.has("event")) {
      answer = next(deadline);
    }
    if (answer.has("error")) {
      throw new MachineException(
          "QEMU refused "
              + command
              + " ("
              + answer.path("error").path("desc").asText()
              + "); this QEMU cannot keep guests; set ktstr.snapshots=off");
    }
  }

  /**
   * Begins a migration, in or out, and waits for its end. The end may be announced before the
   * command is answered.
   */
  void migrate(String command, String uri, Deadline deadline) throws IOException {
    send(Map.of("execute", command, "arguments", Map.of("uri", uri)), deadline);
    String status = "";
    while (!status.equals(COMPLETED)) {
      JsonNode news = next(deadline);
      status = news.path("data").path("status").asText();
      if (news.has("error") || status.equals(FAILED)) {
        throw new IOException(command + " failed: " + news);
      }
    }
  }

  private void send(Map<String, Object> message, Deadline deadline) throws IOException {
    byte[] line = (JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
    socket.send(ByteBuffer.wrap(line), deadline);
  }

  private JsonNode next(Deadline deadline) throws IOException {
    int end;
    while ((end = received.indexOf("\n")) < 0) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      socket.readSome(chunk, deadline);
      received.append(StandardCharsets.UTF_8.decode(chunk.flip()));
    }
    String line = received.substring(0, end);
    received.delete(0, end + 1);
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("QEMU sent no JSON: " + line, e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
