package io.ktstr.cli;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.ShellMode;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of this JVM, handed to a guest: every key goes through. Closing it gives it back as
 * it was.
 */
final class RawTerminal implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 10;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

  private final String before;
  private final String size;

  private RawTerminal(String before, String size) {
    this.before = before;
    this.size = size;
  }

  /** Takes the terminal; empty unless standard input and standard output are one. */
  static Optional<RawTerminal> take() {
    Optional<String> state = stty("-g").filter(settings -> outputIsTerminal());
    if (state.isEmpty()) {
      return Optional.empty();
    }
    String size = stty("size").orElse("");
    if (stty("raw", "-echo").isEmpty()) {
      throw new MachineException(
          "the terminal cannot be switched to raw mode (stty raw -echo); use --exec, or pipe the"
              + " commands in");
    }
    return Optional.of(new RawTerminal(state.get(), size));
  }

  /** Whether standard input is a terminal. */
  static boolean isInput() {
    return stty("-g").isPresent();
  }

  /** What the guest has to know of it. */
  ShellMode.Terminal mode() {
    Matcher matcher = SIZE.matcher(size);
    boolean known = matcher.matches();
    return new ShellMode.Terminal(
        known ? Integer.parseInt(matcher.group(1)) : 0,
        known ? Integer.parseInt(matcher.group(2)) : 0,
        Optional.ofNullable(System.getenv("TERM")).orElse("vt100"));
  }

  @Override
  public void close() {
    stty(before);
  }

  private static boolean outputIsTerminal() {
    return run(List.of("test", "-t", "1"), Redirect.INHERIT).isPresent();
  }

  private static Optional<String> stty(String... arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    return run(command, Redirect.PIPE);
  }

  /** What a program says that ends well; empty if it does not, or is not there. */
  private static Optional<String> run(List<String> command, Redirect output) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(output)
              .redirectError(Redirect.to(new File("/dev/null")))
              .start();
      byte[] said = process.getInputStream().readAllBytes();
      boolean well =
          process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return well
          ? Optional.of(new String(said, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
