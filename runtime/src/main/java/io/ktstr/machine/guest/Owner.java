package io.ktstr.machine.guest;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a folder belongs to. The start time tells it from a later process with the same
 * number.
 *
 * @param pid process id
 * @param startMillis when it started, in milliseconds of the epoch; 0 where the host does not tell
 */
record Owner(long pid, long startMillis) {

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-.*");

  static Owner ofThisProcess() {
    return of(ProcessHandle.current());
  }

  private static Owner of(ProcessHandle process) {
    return new Owner(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** The owner in a folder's name; empty for names of another form, which are left alone. */
  static Optional<Owner> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Owner(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  boolean lives() {
    return ProcessHandle.of(pid).map(Owner::of).map(this::equals).orElse(false);
  }

  @Override
  public String toString() {
    return pid + "-" + startMillis;
  }
}
