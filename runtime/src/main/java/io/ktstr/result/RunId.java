package io.ktstr.result;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names the run that a JVM makes: the same for all tests of one JVM, in the order of time. */
public final class RunId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private RunId() {}

  /**
   * The run of this JVM.
   *
   * @return for example {@code 20260101-120000-4711}
   */
  public static String ofThisJvm() {
    ProcessHandle self = ProcessHandle.current();
    Instant start = self.info().startInstant().orElse(Instant.EPOCH);
    return TIME.format(start) + "-" + self.pid();
  }
}
