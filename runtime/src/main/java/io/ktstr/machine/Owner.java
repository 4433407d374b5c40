package io.ktstr.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process of this host that a folder or a cgroup belongs to, as it stands in its name. The
 * start time tells it from a later process with the same number; it is counted from the start of
 * the host, so that setting the clock does not change it.
 *
 * @param pid process id
 * @param startTicks when it started: field 22 of proc_pid_stat(5)
 */
public record Owner(long pid, long startTicks) {

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-.*");
  private static final int START_TIME = 22;
  private static final int FIRST_AFTER_NAME = 3;

  /**
   * This JVM.
   *
   * @return the owner of what it makes
   */
  public static Owner ofThisProcess() {
    return of(ProcessHandle.current().pid())
        .orElseThrow(() -> new MachineException("/proc shows no process of this JVM; mount it"));
  }

  /** Empty if there is no such process. */
  private static Optional<Owner> of(long pid) {
    try {
      return Optional.of(new Owner(pid, startTicks(Files.readString(statOf(pid)))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.exists(statOf(pid))) {
        throw new UncheckedIOException(e);
      }
      return Optional.empty(); // it ended while it was read: ESRCH
    }
  }

  private static Path statOf(long pid) {
    return Path.of("/proc", String.valueOf(pid), "stat");
  }

  /** The name of the program, field 2, may hold anything, so the fields count from its end. */
  private static long startTicks(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Long.parseLong(fields.get(START_TIME - FIRST_AFTER_NAME));
  }

  /**
   * The owner in a name.
   *
   * @param name that begins with an owner and a hyphen
   * @return empty for names of another form, which are nobody's
   */
  public static Optional<Owner> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Owner(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * Whether the process is still there.
   *
   * @return false also if another one has its number by now
   */
  public boolean lives() {
    return of(pid).map(this::equals).orElse(false);
  }

  /** As it stands in names: {@code PID-START}. */
  @Override
  public String toString() {
    return pid + "-" + startTicks;
  }
}
