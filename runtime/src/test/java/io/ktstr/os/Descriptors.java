package io.ktstr.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The open descriptors of this JVM, as /proc shows them. */
public final class Descriptors {

  private static final Path FOLDER = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** Those that are open on a file whose name, as the kernel shows it, contains a text. */
  public static Set<Integer> on(String text) {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      return entries.toList().stream()
          .filter(entry -> target(entry).contains(text))
          .map(entry -> Integer.valueOf(entry.getFileName().toString()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of them there are. */
  public static int ofFile(String text) {
    return on(text).size();
  }

  private static String target(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString();
    } catch (NoSuchFileException e) {
      return ""; // closed meanwhile, as the one that listed the folder
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a descriptor closes on exec. */
  static boolean closesOnExec(int fd) {
    try {
      String info = Files.readString(Path.of("/proc/self/fdinfo/" + fd));
      String flags =
          info.lines().filter(line -> line.startsWith("flags:")).findFirst().orElseThrow();
      return (Integer.parseInt(flags.substring("flags:".length()).strip(), 8) & 0x80000) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
