package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.guest.GuestException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Says what became of a guest that does not answer, from QEMU's end and the guest's log. */
final class GuestDiagnosis {

  /** Time for QEMU to end after its socket was closed, and for the last words to reach the log. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final QemuProcess qemu;
  private final Path serialLog;
  private final Path qemuLog;

  GuestDiagnosis(QemuProcess qemu, GuestFolder folder) {
    this.qemu = qemu;
    this.serialLog = folder.serialLog();
    this.qemuLog = folder.qemuLog();
  }

  /** The guest has not come up in time. */
  GuestException notUp(Deadline deadline, Throwable cause) {
    Optional<String> panic = LogTail.of(serialLog).panic();
    return panic.isPresent()
        ? failure(Kind.PANIC, "the guest's kernel panicked while booting: " + panic.get(), cause)
        : failure(
            Kind.BOOT_TIMEOUT,
            "the guest was not up after "
                + deadline
                + "; its kernel hangs, or this host is too busy; look at the log, or allow more time with"
                + " ktstr.boot-timeout",
            cause);
  }

  /** The guest has not answered in time. */
  GuestException silent(String what, Deadline deadline, Throwable cause) {
    Optional<String> panic = LogTail.of(serialLog).panic();
    return panic.isPresent()
        ? failure(
            Kind.PANIC, "the guest's kernel panicked during " + what + ": " + panic.get(), cause)
        : failure(
            Kind.HANG,
            "the guest did not answer "
                + what
                + " within "
                + deadline
                + "; it hangs, or this host is too busy",
            cause);
  }

  /** The link to the guest is closed. */
  GuestException gone(String what, Throwable cause) {
    boolean ended = qemu.awaitEnd(LAST_WORDS);
    Optional<String> panic = LogTail.of(serialLog).panic();
    if (panic.isPresent()) {
      return failure(
          Kind.PANIC, "the guest's kernel panicked during " + what + ": " + panic.get(), cause);
    }
    String end = ended ? "QEMU ended with status " + qemu.exitStatus() : "QEMU closed the channel";
    String words = LogTail.of(qemuLog).lastLine().map(line -> " (" + line + ")").orElse("");
    return failure(Kind.QEMU_ENDED, end + " during " + what + words, cause);
  }

  private GuestException failure(Kind kind, String fact, Throwable cause) {
    LogTail qemuTail = LogTail.of(qemuLog);
    String logs =
        LogTail.of(serialLog).under("guest log")
            + (qemuTail.isEmpty() ? "" : qemuTail.under("QEMU said"));
    return new GuestException(kind, fact + logs, cause);
  }
}
