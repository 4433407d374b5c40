package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupNameTest {

  private static final String LONGEST = "x".repeat(255);

  static Stream<String> usable() {
    return Stream.of(
        "cg_0",
        "node0",
        "A",
        "_",
        "0",
        "a-b.c_d",
        "cgroup",
        "memory",
        "my.cpuset",
        "tasks_",
        "a/b/c",
        LONGEST,
        LONGEST + "/" + LONGEST);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        "/",
        ".",
        "..",
        "a/..",
        "../a",
        "a/../b",
        "a/./b",
        "/abs",
        "a/",
        "a//b",
        ".hidden",
        "-rf",
        "a/-rf",
        "a b",
        "a\\b",
        "a:b",
        "x\ny",
        "x\0y",
        "x\u001b[31my",
        "n\u00f6de",
        "\u202eevil",
        "\ud83d\ude00",
        "a; b",
        "%s",
        "a\"b",
        "~",
        "*",
        "$HOME");
  }

  static Stream<String> keptByTheKernel() {
    return Stream.of(
        "cgroup.procs", "cpuset.cpus", "memory.max", "io.stat", "a/cpu.max", "cgroup.x/b");
  }

  @ParameterizedTest
  @MethodSource("usable")
  void plainNameIsUsable(String name) {
    assertThat(CgroupName.defect(name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileNameIsNotAndDoesNotSpoilTheMessage(String name) {
    assertThat(CgroupName.defect(name))
        .hasValueSatisfying(
            defect -> {
              assertThat(defect.reason()).contains("no name leaves the cgroup subtree");
              assertThat(defect.toString()).matches("[ -~]*");
              assertThat(defect.toString().split("; ", -1)).hasSize(3);
            });
  }

  @ParameterizedTest
  @MethodSource("keptByTheKernel")
  void nameOfAnInterfaceFileIsNot(String name) {
    assertThat(CgroupName.defect(name))
        .hasValueSatisfying(
            defect -> assertThat(defect.reason()).contains("the kernel keeps names"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "a/notify_on_release", "release_agent/b"})
  void nameOfAFileOfVersion1IsNot(String name) {
    assertThat(CgroupName.defect(name))
        .hasValueSatisfying(
            defect ->
                assertThat(defect.reason()).contains("is a file of every cgroup of version 1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 100_000})
  void levelBeyondNameMaxIsNotAndIsNotPrintedInFull(int length) {
    assertThat(CgroupName.defect("a/" + "x".repeat(length)))
        .hasValueSatisfying(
            defect -> {
              assertThat(defect.reason()).contains("longer than 255 characters");
              assertThat(defect.toString()).hasSizeLessThan(300);
            });
  }
}
