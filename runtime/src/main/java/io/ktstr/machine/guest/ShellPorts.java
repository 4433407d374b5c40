package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports between a guest's shell and this host, see shell-init.sh. The last one is that which
 * "go" is sent on: the guest's kernel hears of connections in the order of the ports, so that the
 * others are connected by then.
 */
final class ShellPorts implements AutoCloseable {

  static final String IN = "in";
  static final String OUT = "out";
  static final String ERR = "err";
  static final String END = "end";

  private final Map<String, GuestSocket> sockets;

  private ShellPorts(Map<String, GuestSocket> sockets) {
    this.sockets = sockets;
  }

  /** The names of the ports that a mode needs, in order. */
  static List<String> of(ShellMode mode) {
    return mode instanceof ShellMode.Terminal ? List.of(END) : List.of(IN, OUT, ERR, END);
  }

  static ShellPorts listen(GuestFolder folder, List<String> names) {
    ShellPorts ports = new ShellPorts(new LinkedHashMap<>());
    try {
      for (String name : names) {
        ports.sockets.put(name, GuestSocket.listen(folder.socket(name)));
      }
      return ports;
    } catch (IOException e) {
      ports.close();
      throw new MachineException(
          "the sockets of the guest cannot be made (" + e + "); set ktstr.cache to another folder",
          e);
    }
  }

  /** Waits for QEMU to connect to all of them. */
  void accept(Deadline deadline, GuestSocket.Death died) throws IOException {
    for (GuestSocket socket : sockets.values()) {
      socket.accept(deadline, died);
    }
  }

  GuestSocket get(String name) {
    return sockets.get(name);
  }

  @Override
  public void close() {
    List<IOException> failures = new ArrayList<>();
    sockets.values().forEach(socket -> close(socket, failures));
    if (!failures.isEmpty()) {
      throw new MachineException("a socket cannot be closed", failures.get(0));
    }
  }

  private static void close(Closeable socket, List<IOException> failures) {
    try {
      socket.close();
    } catch (IOException e) {
      failures.add(e);
    }
  }
}
