package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a guest's shell says of itself: "ready", then "exit STATUS", each a line. */
final class ShellWatch {

  private static final int MAX_LINE = 64;
  private static final String EXIT = "exit ";

  private final GuestSocket port;
  private final GuestDiagnosis diagnosis;

  ShellWatch(GuestSocket port, GuestDiagnosis diagnosis) {
    this.port = port;
    this.diagnosis = diagnosis;
  }

  void awaitReady(Deadline deadline) {
    try {
      port.send(ByteBuffer.wrap("go\n".getBytes(StandardCharsets.UTF_8)), deadline);
      require(line(deadline).equals("ready"), "ready");
    } catch (SocketTimeoutException e) {
      throw diagnosis.notUp(deadline, e);
    } catch (IOException e) {
      throw diagnosis.gone("the start of its shell", e);
    }
  }

  /** Waits for the end of the shell; its exit status, 0 to 255. */
  int awaitExit(Deadline deadline) {
    try {
      String line = line(deadline);
      require(line.matches("exit \\d{1,3}"), "exit STATUS");
      return Integer.parseInt(line.substring(EXIT.length()));
    } catch (SocketTimeoutException e) {
      throw new MachineException(
          "the shell had not ended after " + deadline + "; allow more time with --timeout", e);
    } catch (IOException e) {
      throw diagnosis.gone("its shell", e);
    }
  }

  private String line(Deadline deadline) throws IOException {
    StringBuilder line = new StringBuilder();
    ByteBuffer letter = ByteBuffer.allocate(1);
    while (line.length() < MAX_LINE) {
      letter.clear();
      port.readSome(letter, deadline);
      if (letter.get(0) == '\n') {
        return line.toString();
      }
      line.append((char) letter.get(0));
    }
    return line.toString();
  }

  private static void require(boolean said, String what) {
    if (!said) {
      throw new MachineException(
          "the guest did not say \""
              + what
              + "\" at the port "
              + ShellPorts.END
              + "; something in it wrote there; do not use that port");
    }
  }
}
