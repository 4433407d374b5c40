package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.ProgramPath;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.guest.program.ProgramFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of this host, sent to a guest with their libraries, each file once. */
final class GuestPrograms {

  private static final int CHUNK = 4 << 20;
  private static final int EXECUTABLE = 0755;
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

  private final AgentLink link;
  private final Set<Path> sent = new LinkedHashSet<>();

  GuestPrograms(AgentLink link) {
    this.link = link;
  }

  /**
   * Sends what is not there yet.
   *
   * @param orders of workers
   * @return the same with absolute paths of their programs
   */
  List<WorkerOrder> bring(List<WorkerOrder> orders) {
    List<WorkerOrder> found = orders.stream().map(ProgramPath::find).toList();
    Set<Path> files = new LinkedHashSet<>();
    found.stream()
        .filter(order -> !order.command().isEmpty())
        .map(order -> Path.of(order.command().get(0)))
        .distinct()
        .forEach(program -> files.addAll(ProgramFiles.of(program)));
    files.removeAll(sent);
    if (!files.isEmpty()) {
      requireRoom(files);
      files.forEach(this::send);
    }
    return found;
  }

  /** Files of a guest are memory of the guest. */
  private void requireRoom(Set<Path> files) {
    long needed = files.stream().mapToLong(GuestPrograms::size).sum();
    Matcher available = AVAILABLE.matcher(new GuestFiles(link).read("/proc/meminfo"));
    long room = available.find() ? Long.parseLong(available.group(1)) * 1024 / 2 : Long.MAX_VALUE;
    if (needed > room) {
      throw new MachineException(
          "the programs of the workers do not fit into the guest: with their libraries they take "
              + needed
              + " bytes, and half of its free memory is "
              + room
              + "; files in a guest are memory of the guest; give it more with memoryMb");
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void send(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      int begins = 1;
      byte[] chunk = content.readNBytes(CHUNK);
      do {
        put(file, begins, chunk);
        begins = 0;
        chunk = content.readNBytes(CHUNK);
      } while (chunk.length > 0);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    sent.add(file);
  }

  private void put(Path file, int begins, byte[] chunk) {
    link.call(
        AgentProtocol.PUT,
        "put(\"" + file + "\", " + chunk.length + " bytes)",
        Payload.empty()
            .text(file.toString())
            .word(EXECUTABLE)
            .word(begins)
            .word(chunk.length)
            .raw(chunk));
  }

  private static MachineException unreadable(Path file, IOException cause) {
    return new MachineException(
        "the file "
            + file
            + " that a worker's program needs cannot be sent to the guest ("
            + cause
            + "); it cannot be read on this host; make it readable",
        cause);
  }
}
