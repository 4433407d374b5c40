package io.ktstr.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.model.KernelVersion;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningKernelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6.1.0-56-cloud-amd64 | (gcc-12 (Debian 12.2.0-14) 12.2.0) #1 SMP Debian 6.1.192-2 (2026) | 6.1.192",
        "6.12.117+deb12-cloud-amd64 | #1 SMP PREEMPT_DYNAMIC Debian 6.12.117-1~deb12u1 (2026) | 6.12.117",
        "6.18.2 | (builder@host) #7 SMP | 6.18.2",
        "6.18.2 | (builder@host) #7 SMP Debian 5.10.1-1 | 6.18.2",
        "next-20260101 | #1 SMP | ",
      })
  void versionIsTheOneThatWasBuilt(String release, String banner, String version) {
    assertThat(RunningKernel.of(named(release, banner)))
        .isEqualTo(Optional.ofNullable(version).map(KernelVersion::parse));
  }

  private static Machine named(String release, String banner) {
    return new FilesMachine(
        new MachineIdentity("guest", release, "x86_64", "none"),
        new FakeFiles().with("/proc/version", "Linux version " + release + " " + banner));
  }
}
