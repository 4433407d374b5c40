package io.ktstr.machine.guest;

import io.ktstr.machine.MachineFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Files of a guest, through its agent. */
final class GuestFiles implements MachineFiles {

  private final AgentLink link;

  GuestFiles(AgentLink link) {
    this.link = link;
  }

  @Override
  public String read(String path) {
    AgentAnswer answer =
        link.call(AgentProtocol.READ, "read(\"" + path + "\")", Payload.empty().text(path));
    return new String(answer.rest(), StandardCharsets.UTF_8);
  }

  @Override
  public void write(String path, String text) {
    link.call(
        AgentProtocol.WRITE,
        "write(\"" + path + "\", \"" + text.strip() + "\")",
        Payload.empty().text(path).text(text));
  }

  @Override
  public void makeDirectory(String path) {
    link.call(AgentProtocol.MKDIR, "mkdir(\"" + path + "\")", Payload.empty().text(path));
  }

  @Override
  public void removeDirectory(String path) {
    link.call(AgentProtocol.RMDIR, "rmdir(\"" + path + "\")", Payload.empty().text(path));
  }

  @Override
  public List<String> list(String path) {
    AgentAnswer answer =
        link.call(AgentProtocol.LIST, "list(\"" + path + "\")", Payload.empty().text(path));
    List<String> names = new ArrayList<>();
    while (answer.payload().hasRemaining()) {
      answer.raw(1); // the type of the entry
      names.add(answer.text());
    }
    Collections.sort(names);
    return List.copyOf(names);
  }
}
