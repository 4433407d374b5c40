package io.ktstr.machine.guest;

import io.ktstr.machine.guest.cache.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Properties;

/**
 * A guest that was saved when its agent had answered.
 *
 * @param files where it is
 * @param digest of its state; tells one saving from the next
 * @param hello what the agent had said
 */
record Snapshot(SnapshotFiles files, String digest, AgentLink.Hello hello) {

  private static final String KERNEL = "kernel";
  private static final String ARCHITECTURE = "architecture";
  private static final String STATE = "state";
  private static final String MACHINE = "machine";

  /**
   * Describes what is in the files now; from then on it must stay so.
   *
   * @param machine what it is, for people
   */
  static Snapshot seal(SnapshotFiles files, int nodes, AgentLink.Hello hello, String machine)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty(KERNEL, hello.kernelRelease());
    properties.setProperty(ARCHITECTURE, hello.architecture());
    properties.setProperty(MACHINE, machine);
    String digest = Sha256.of(files.state());
    properties.setProperty(STATE, digest);
    for (Path memory : files.memories(nodes)) {
      // what a mapping wrote may show in the time of the last change only later
      Files.setLastModifiedTime(memory, FileTime.from(Instant.now()));
      properties.setProperty(memory.getFileName().toString(), look(memory));
    }
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.writeString(files.description(), text.toString());
    return new Snapshot(files, digest, hello);
  }

  /**
   * Reads a description and compares it with the files. Memory is compared by size and time of the
   * last change, because reading hundreds of MiB would take longer than a boot; the rest by
   * content.
   *
   * @throws IOException if anything is missing or differs
   */
  static Snapshot open(SnapshotFiles files, int nodes) throws IOException {
    Properties properties = load(files);
    String digest = Sha256.of(files.state());
    require(STATE, digest, properties);
    for (Path memory : files.memories(nodes)) {
      require(memory.getFileName().toString(), look(memory), properties);
    }
    return new Snapshot(
        files,
        digest,
        new AgentLink.Hello(value(KERNEL, properties), value(ARCHITECTURE, properties)));
  }

  /**
   * Says what is in the files, for people, without looking whether it is so.
   *
   * @throws IOException if there is no description
   */
  static String describe(SnapshotFiles files) throws IOException {
    Properties properties = load(files);
    return value(MACHINE, properties) + ", Linux " + value(KERNEL, properties);
  }

  private static Properties load(SnapshotFiles files) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(files.description())) {
      properties.load(in);
      return properties;
    } catch (IllegalArgumentException e) {
      throw new IOException(files.description() + " is damaged", e);
    }
  }

  private static void require(String what, String found, Properties properties) throws IOException {
    if (!found.equals(value(what, properties))) {
      throw new IOException(what + " is not what was saved");
    }
  }

  private static String value(String name, Properties properties) throws IOException {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IOException("the description has no " + name);
    }
    return value;
  }

  private static String look(Path memory) throws IOException {
    return Files.size(memory) + " bytes, " + Files.getLastModifiedTime(memory);
  }
}
