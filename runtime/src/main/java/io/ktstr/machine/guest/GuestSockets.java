package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The sockets that QEMU connects to.
 *
 * @param agent that of the agent's port
 * @param control that of QEMU itself, if it is saved or restored
 */
record GuestSockets(AgentChannel agent, Optional<QmpLink> control) implements AutoCloseable {

  static GuestSockets listen(GuestFolder folder, boolean controlled) throws IOException {
    AgentChannel agent = AgentChannel.listen(folder.socket());
    try {
      return new GuestSockets(
          agent,
          controlled ? Optional.of(QmpLink.listen(folder.controlSocket())) : Optional.empty());
    } catch (IOException | RuntimeException e) {
      agent.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (agent) {
      if (control.isPresent()) {
        control.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
