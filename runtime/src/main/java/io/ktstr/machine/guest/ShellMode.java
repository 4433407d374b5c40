package io.ktstr.machine.guest;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** What the shell of a guest reads. */
public sealed interface ShellMode {

  /**
   * The word for it in /ktstr/mode.
   *
   * @return one word
   */
  String word();

  /**
   * The terminal that this JVM has, which must be in raw mode by then.
   *
   * @param rows of its window; 0 if not known
   * @param columns of its window; 0 if not known
   * @param type as in TERM
   */
  record Terminal(int rows, int columns, String type) implements ShellMode {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9+._-]{1,40}");

    /** A type that no terminal can have is taken for a simple one. */
    public Terminal {
      type = TYPE.matcher(type).matches() ? type : "vt100";
    }

    @Override
    public String word() {
      return "terminal";
    }

    /** Shell commands that tell the guest what it cannot see of the terminal. */
    String setUp() {
      String size = rows > 0 && columns > 0 ? "rows " + rows + " cols " + columns : "sane";
      return "export TERM=" + type + "\nstty " + size + " </dev/ttyS0\n";
    }
  }

  /**
   * One command line, whose standard input is what comes from the host.
   *
   * @param line for the shell, of any length
   */
  record Command(String line) implements ShellMode {

    /** Checks that nothing is null. */
    public Command {
      Objects.requireNonNull(line, "line");
    }

    @Override
    public String word() {
      return "command";
    }

    byte[] script() {
      return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Commands that come from the host. */
  record Script() implements ShellMode {

    @Override
    public String word() {
      return "script";
    }
  }
}
