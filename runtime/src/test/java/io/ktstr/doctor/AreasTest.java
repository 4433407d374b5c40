package io.ktstr.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.host.FakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single areas, in surroundings that a test can make. */
class AreasTest {

  @TempDir private Path folder;

  private Path program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void jdk(String name, String release) throws IOException {
    program("jvm/" + name + "/bin/javac", "exit 1");
    Files.writeString(folder.resolve("jvm").resolve(name).resolve("release"), release);
  }

  private List<Finding> jdks(Map<String, String> environment) {
    return new JdkArea(folder.resolve("jvm"), environment::get).examine();
  }

  @Test
  void jdksAreKnownByTheirReleaseFile() throws IOException {
    jdk("a", "JAVA_VERSION=\"1.8.0_402\"\n");
    jdk("b", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"\n");
    Files.createDirectories(folder.resolve("jvm/c"));
    jdk("d", "JAVA_VERSION=\\u00zz");

    assertThat(jdks(Map.of()).get(1))
        .returns(State.NOT_AVAILABLE, Finding::state)
        .returns(Optional.of("install it to have ./ktstr test test on it too"), Finding::mend);
    assertThat(jdks(Map.of()).get(2))
        .isEqualTo(Finding.ok("JDK", "25 is " + folder.resolve("jvm/b")));
  }

  @Test
  void javaHomeCounts() throws IOException {
    jdk("e", "JAVA_VERSION=\"17\"\n");
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(folder.resolve("jvm/e"), elsewhere);

    assertThat(jdks(Map.of("JAVA_HOME", elsewhere.toString())).get(1))
        .isEqualTo(Finding.ok("JDK", "17 is " + elsewhere));
  }

  @Test
  void qemuIsAskedForItsVersion() throws IOException {
    Path qemu = program("qemu", "echo QEMU emulator version 9");

    assertThat(new QemuArea(Optional.of(qemu.toString()), "").examine())
        .containsExactly(Finding.ok("QEMU", qemu + ", QEMU emulator version 9"));
  }

  @Test
  void anotherProgramIsNotTakenForQemu() throws IOException {
    Path qemu = program("qemu", "echo hello; exit 3");

    assertThat(new QemuArea(Optional.of(qemu.toString()), "").examine())
        .singleElement()
        .returns(State.FAIL, Finding::state)
        .returns(qemu + " --version ends with status 3 and says \"hello\"", Finding::fact);
  }

  @Test
  void qemuThatIsNamedMustBeThereAndTheUsualOneNeedNot() {
    assertThat(new QemuArea(Optional.of("qemu-of-nowhere"), "/bin").examine())
        .singleElement()
        .returns(State.FAIL, Finding::state);
    assertThat(new QemuArea(Optional.empty(), folder.toString()).examine())
        .singleElement()
        .returns(State.NOT_AVAILABLE, Finding::state)
        .satisfies(finding -> assertThat(finding.mend().orElse("")).contains("./ktstr setup"));
  }

  @Test
  void theCacheIsTriedAndNothingStays() throws IOException {
    Files.writeString(folder.resolve("kept"), "x");

    assertThat(new CacheArea(folder).examine())
        .singleElement()
        .returns(State.OK, Finding::state)
        .satisfies(
            finding ->
                assertThat(finding.fact())
                    .containsPattern(folder + " holds \\d+ MB, can be written, \\d+ MB are free"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("kept"));
    }
  }

  @Test
  void aCacheThatIsNotThereIsNotMade() {
    Path cache = folder.resolve("a/b");

    assertThat(new CacheArea(cache).examine())
        .singleElement()
        .satisfies(finding -> assertThat(finding.fact()).contains("is not there yet, can be made"));
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aCacheThatCannotBeWrittenIsBroken() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    for (Path cache : List.of(file, file.resolve("below"), Path.of("/proc/nowhere"))) {
      assertThat(new CacheArea(cache).examine())
          .singleElement()
          .returns(State.FAIL, Finding::state)
          .satisfies(finding -> assertThat(finding.fact()).startsWith(cache + " cannot be"));
    }
  }

  @Test
  void aSeccompFilterIsTold() {
    FakeFiles filtered = new FakeFiles().with("/proc/self/status", "Name:\tx\nSeccomp:\t2\n");
    FakeFiles free = new FakeFiles().with("/proc/self/status", "Name:\tx\nSeccomp:\t0\n");

    assertThat(new SeccompArea(filtered).examine().get(0))
        .returns(State.NOT_AVAILABLE, Finding::state)
        .satisfies(finding -> assertThat(finding.fact()).contains("mode 2"));
    assertThat(new SeccompArea(free).examine()).containsExactly(Finding.ok("seccomp", "no filter"));
  }

  @Test
  void cpusThatThisProcessMayNotUseAreTold() {
    FakeFiles files =
        new FakeFiles()
            .with("/sys/devices/system/cpu/online", "0-3\n")
            .with("/sys/devices/system/node/online", "0-1\n")
            .with("/sys/devices/system/node/has_memory", "0-1\n")
            .with("/sys/devices/system/node/node0/cpulist", "0-1\n")
            .with("/sys/devices/system/node/node1/cpulist", "2-3\n");

    List<Finding> whole = topology(files, "0-3", "0-1");
    List<Finding> part = topology(files, "0-1", "0");

    assertThat(whole)
        .containsExactly(
            Finding.ok("topology", "CPUs 0-3, 1 last-level cache"),
            Finding.ok("topology", "NUMA nodes 0-1"));
    assertThat(part)
        .extracting(Finding::state)
        .containsExactly(State.OK, State.NOT_AVAILABLE, State.NOT_AVAILABLE);
    assertThat(part.get(1).fact()).contains("the host has the CPUs 0-3");
    assertThat(part.get(2).fact()).startsWith("NUMA node 0, ");
  }

  private static List<Finding> topology(FakeFiles files, String cpus, String mems) {
    String status = "Cpus_allowed_list:\t" + cpus + "\nMems_allowed_list:\t" + mems + "\n";
    return new TopologyArea(files.with("/proc/self/status", status)).examine();
  }

  @Test
  void aProgramReadsItsInputAndIsWaitedFor() throws IOException {
    Path copy = program("copy", "cat; echo again >&2; exit 4");

    assertThat(Program.run("in\n", List.of(copy.toString())))
        .isEqualTo(new Program(4, "in\nagain"));
  }
}
