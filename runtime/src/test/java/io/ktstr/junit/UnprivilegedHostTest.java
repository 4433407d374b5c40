package io.ktstr.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.CgroupDef;
import io.ktstr.model.SchedPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** A JVM that may not do everything: what it may not is a skip with the reason. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UnprivilegedHostTest {

  /** The program: a real-time worker on the host; says whether the test was skipped, and why. */
  public static final class Program {

    private Program() {}

    /** Runs in the other JVM, with the folder for results and the name of the policy. */
    public static void main(String[] arguments) throws Throwable {
      RunLab lab = new RunLab(Path.of(arguments[0]));
      try {
        lab.run()
            .declared(
                RunLab.spec(), CgroupDef.named("a").workers(1).schedPolicy(policy(arguments[1])));
        print("RAN");
      } catch (TestAbortedException e) {
        print("SKIPPED " + e.getMessage());
      }
    }

    private static SchedPolicy policy(String name) {
      Duration ms = Duration.ofMillis(1);
      return name.equals("fifo")
          ? SchedPolicy.fifo(1)
          : SchedPolicy.deadline(ms, ms, ms.multipliedBy(10));
    }

    private static void print(String text) {
      System.out.write((text + "\n").getBytes(StandardCharsets.UTF_8), 0, text.length() + 1);
      System.out.flush();
    }
  }

  private static final List<String> WITHOUT_CAPABILITY =
      List.of("setpriv", "--bounding-set", "-sys_nice");

  @TempDir private Path results;

  @Test
  void realTimePolicyWithoutTheCapabilityIsSkipped() throws Exception {
    assertThat(output("fifo", WITHOUT_CAPABILITY))
        .startsWith("SKIPPED this host does not allow what the workers are to do")
        .contains("sched_setscheduler(0, SCHED_FIFO, {1}) was refused: EPERM");
  }

  @Test
  void deadlineWithoutTheCapabilityIsSkippedToo() throws Exception {
    assertThat(output("deadline", WITHOUT_CAPABILITY))
        .startsWith("SKIPPED this host does not allow what the workers are to do")
        .contains(
            "sched_setattr(0, {SCHED_DEADLINE, runtime 1000000, deadline 1000000, period 10000000}, 0)"
                + " was refused: EPERM",
            "CAP_SYS_NICE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "deadline"})
  void withTheCapabilityItRuns(String policy) throws Exception {
    assertThat(output(policy, List.of())).isEqualTo("RAN");
  }

  private String output(String policy, List<String> prefix)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            results.toString(),
            policy));
    Process jvm =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).isZero();
    return output.strip();
  }
}
