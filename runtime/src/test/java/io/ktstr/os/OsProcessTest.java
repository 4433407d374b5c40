package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.NativePrograms;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.SystemCallException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real worker program, started on slots that it refuses, or that make it wait. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OsProcessTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private final Os os = new Os();
  private final PermanentThread parent = new PermanentThread("ktstr-test-parent");
  private int image;
  private int memoryFile;
  private int bell;

  @BeforeEach
  void openAll() {
    image = os.executableImage("ktstr-worker", NativePrograms.worker());
    memoryFile = os.sharedFile("ktstr-slots", SlotImage.SIZE);
    bell = os.eventCounter();
  }

  @AfterEach
  void closeAll() {
    os.close(image);
    os.close(memoryFile);
    os.close(bell);
    parent.close();
  }

  private int spawn(String... arguments) throws Exception {
    SortedMap<Integer, Integer> descriptors = new TreeMap<>(Map.of(3, memoryFile, 4, bell));
    try (Spawner worker = os.spawner("/proc/self/fd/" + image, descriptors)) {
      return parent.call(() -> worker.start(List.of(arguments), Map.of()));
    }
  }

  private int waitStatus(int pid) {
    int descriptor = os.pidDescriptor(pid);
    OptionalInt status = os.reap(pid);
    while (status.isEmpty()) {
      os.poll(List.of(descriptor), LONG);
      status = os.reap(pid);
    }
    os.close(descriptor);
    return status.getAsInt();
  }

  @Test
  void workerRefusesASlotWithoutItsMark() throws Exception {
    assertThat(waitStatus(spawn("worker", "0"))).isEqualTo(64 << 8);
  }

  @Test
  void argumentsArrive() throws Exception {
    assertThat(waitStatus(spawn("worker", "1"))).as("behind the memory").isEqualTo(65 << 8);
    assertThat(waitStatus(spawn("worker", "zero"))).as("no number").isEqualTo(65 << 8);
    assertThat(waitStatus(spawn("worker"))).as("no index").isEqualTo(65 << 8);
  }

  /** Mark, version 3, work type 1, and the parent: all that a worker needs in order to wait. */
  private void fillSlot() {
    SharedMemory memory = os.map(memoryFile, SlotImage.SIZE);
    memory.putInt(0, 0x544f4c53);
    memory.putInt(4, 3);
    memory.putInt(8, 1);
    memory.putInt(80, os.pid());
    os.unmap(memory);
  }

  @Test
  void livingChildIsNotReapedAndItsDescriptorIsSilent() throws Exception {
    fillSlot();
    int pid = spawn("worker", "0");

    assertThat(os.reap(pid)).isEmpty();
    assertThat(ProcessHandle.of(pid)).hasValueSatisfying(p -> assertThat(p.isAlive()).isTrue());

    os.signal(pid, SIGKILL);
    assertThat(waitStatus(pid)).isEqualTo(SIGKILL);
  }

  @Test
  void signalsArriveByNumber() throws Exception {
    fillSlot();
    int pid = spawn("worker", "0");

    os.signal(pid, SIGTERM);

    assertThat(waitStatus(pid)).isEqualTo(SIGTERM);
  }

  @Test
  void killedChildIsWaitedFor() throws Exception {
    fillSlot();
    int pid = spawn("worker", "0");
    os.signal(pid, SIGKILL);

    os.reapKilled(pid);

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThatThrownBy(() -> os.reap(pid))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("waitpid(" + pid + ")")
        .hasMessageContaining("ECHILD");
  }

  @Test
  void signalToAProcessThatIsGoneIsNoError() throws Exception {
    int pid = spawn("worker");
    waitStatus(pid);

    os.signal(pid, SIGKILL);

    assertThatThrownBy(() -> os.pidDescriptor(pid))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("pidfd_open(" + pid + ")")
        .hasMessageContaining("ESRCH");
  }

  @Test
  void argumentsAndEnvironmentArriveByteForByte() throws Exception {
    SortedMap<Integer, Integer> output = new TreeMap<>(Map.of(1, memoryFile));
    String script = "printf '%s|%s|%s|%s' \"$#\" \"$1\" \"$2\" \"$KTSTR_TEXT\"";
    try (Spawner shell = os.spawner("/bin/sh", output)) {
      int pid =
          shell.start(
              List.of("sh", "-c", script, "sh", "", "zwölf €"),
              Map.of("KTSTR_OTHER", "", "KTSTR_TEXT", "a=b c"));
      assertThat(waitStatus(pid)).isZero();
    }

    SharedMemory written = os.map(memoryFile, SlotImage.SIZE);
    byte[] expected = "2||zwölf €|a=b c".getBytes(StandardCharsets.UTF_8);
    assertThat(written.read(0, expected.length + 1))
        .isEqualTo(Arrays.copyOf(expected, expected.length + 1));
    os.unmap(written);
  }

  @Test
  void programThatIsNotThereIsNamedWithItsArguments() {
    try (Spawner missing = os.spawner("/no/such/program", new TreeMap<>())) {
      assertThatThrownBy(() -> missing.start(List.of("program", "x"), Map.of()))
          .isInstanceOf(SystemCallException.class)
          .hasMessage(
              "posix_spawn(\"/no/such/program\", [program, x]) was refused: ENOENT (no such file or"
                  + " directory)");
    }
  }

  @Test
  void childDiesWithTheThreadThatStartedIt() throws Exception {
    fillSlot();
    int pid = spawn("worker", "0");
    os.poll(List.of(bell), LONG); // it has asked for its parent-death signal when it rings

    parent.close();

    assertThat(waitStatus(pid)).isEqualTo(SIGKILL);
  }

  @Test
  void thisProcessHasItsPid() {
    assertThat(os.pid()).isEqualTo((int) ProcessHandle.current().pid());
  }
}
