package io.ktstr.machine.local;

import static io.ktstr.machine.local.Requests.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.SystemCallException;
import io.ktstr.os.Os;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OrphanTest {

  private final Os os = new Os();

  @Test
  void workersAndProgramsDieWithAJvmThatIsKilled() throws Exception {
    Process jvm = OtherJvm.start(OrphanProgram.class);
    try (BufferedReader output = jvm.inputReader()) {
      List<Integer> pids = pidsIn(output.readLine());
      assertThat(pids).hasSize(7).allSatisfy(pid -> assertThat(hasEnded(pid)).isFalse());
      List<Integer> descriptors = pids.stream().map(os::pidDescriptor).toList();

      jvm.destroyForcibly();

      Deadline deadline = Deadline.after(LONG);
      for (int descriptor : descriptors) {
        os.poll(
            List.of(descriptor), deadline.remaining()); // ends when the process does, reaped or not
        os.close(descriptor);
      }
      assertThat(pids).allSatisfy(pid -> assertThat(hasEnded(pid)).isTrue());
    } finally {
      jvm.destroyForcibly();
    }
  }

  private static List<Integer> pidsIn(String line) {
    List<Integer> pids = new ArrayList<>();
    Matcher number = Pattern.compile("\\d+").matcher(String.valueOf(line));
    while (number.find()) {
      pids.add(Integer.parseInt(number.group()));
    }
    return pids;
  }

  /** A zombie has ended; process 1 may take its time to collect it. */
  private boolean hasEnded(int pid) {
    try {
      String stat =
          new String(
              os.readFile("/proc/" + pid + "/stat"), java.nio.charset.StandardCharsets.UTF_8);
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state == 'Z' || state == 'X';
    } catch (SystemCallException e) {
      return true;
    }
  }
}
