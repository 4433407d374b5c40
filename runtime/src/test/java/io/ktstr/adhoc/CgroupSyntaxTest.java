package io.ktstr.adhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.LoopKind;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.Phase;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CgroupSyntaxTest {

  private static final CgroupDef A = CgroupDef.named("a");

  static Stream<Arguments> settings() {
    return Stream.of(
        arguments("cpuset=numa1", A.withCpuset(CpusetSpec.numa(1))),
        arguments("cpuset=llc12", A.withCpuset(CpusetSpec.llc(12))),
        arguments("cpuset=exact:0-2/5", A.withCpuset(CpusetSpec.exact(0, 1, 2, 5))),
        arguments("cpuset=range:0-0.25", A.withCpuset(CpusetSpec.range(0, 0.25))),
        arguments("cpuset=disjoint:1/3", A.withCpuset(CpusetSpec.disjoint(1, 3))),
        arguments("cpuset=overlap:0/2/0.5", A.withCpuset(CpusetSpec.overlap(0, 2, 0.5))),
        arguments("mems=0/2-3", A.cpusetMems(0, 2, 3)),
        arguments("workers=3", A.workers(3)),
        arguments("work=cpu-spin", A.workType(WorkType.cpuSpin())),
        arguments("work=yield-heavy", A.workType(WorkType.yieldHeavy())),
        arguments("work=mem-touch", A.workType(WorkType.memTouch())),
        arguments("work=futex-ping-pong", A.workType(WorkType.futexPingPong())),
        arguments("work=futex-ping-pong:7", A.workType(WorkType.futexPingPong(7))),
        arguments("work=bursty:5/0", A.workType(WorkType.bursty(5, 0))),
        arguments(
            "work=fan-out-compute:2/64/1/3600000000",
            A.workType(WorkType.fanOutCompute(2, 64, 1, 3_600_000_000L))),
        arguments("work=numa-migration-churn", A.workType(WorkType.numaMigrationChurn())),
        arguments(
            "work=numa-working-set-sweep:1/0/2-3",
            A.workType(WorkType.numaWorkingSetSweep(1, 0, 2, 3))),
        arguments(
            "work=numa-working-set-sweep:64/10:1/0",
            A.workType(WorkType.numaWorkingSetSweep(64, 10, List.of(1, 0)))),
        arguments(
            "work=sequence:spin=5/sleep=0.5/io=1/spin=5",
            A.workType(
                WorkType.sequence(
                    Phase.spin(Duration.ofMillis(5)),
                    Phase.sleep(Duration.ofNanos(500_000)),
                    Phase.io(Duration.ofMillis(1)),
                    Phase.spin(Duration.ofMillis(5))))),
        arguments("mem=default", A.memPolicy(MemPolicy.defaultPolicy())),
        arguments("mem=local", A.memPolicy(MemPolicy.local())),
        arguments("mem=bind:0", A.memPolicy(MemPolicy.bind(0))),
        arguments("mem=preferred:1", A.memPolicy(MemPolicy.preferred(1))),
        arguments("mem=preferred-many:0-1", A.memPolicy(MemPolicy.preferredMany(0, 1))),
        arguments("mem=interleave:0/2", A.memPolicy(MemPolicy.interleave(0, 2))),
        arguments("mem=weighted:0-1", A.memPolicy(MemPolicy.weightedInterleave(0, 1))),
        arguments(
            "mem=weighted:0=3/1=1", A.memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1)))),
        arguments(
            "flags=static/balancing",
            A.mpolFlags(MpolFlags.STATIC_NODES.union(MpolFlags.NUMA_BALANCING))),
        arguments("flags=relative", A.mpolFlags(MpolFlags.RELATIVE_NODES)),
        arguments("sched=inherit", A.schedPolicy(SchedPolicy.inherit())),
        arguments("sched=normal", A.schedPolicy(SchedPolicy.normal())),
        arguments("sched=batch", A.schedPolicy(SchedPolicy.batch())),
        arguments("sched=idle", A.schedPolicy(SchedPolicy.idle())),
        arguments("sched=fifo:7", A.schedPolicy(SchedPolicy.fifo(7))),
        arguments("sched=rr:99", A.schedPolicy(SchedPolicy.roundRobin(99))),
        arguments("sched=ext", A.schedPolicy(SchedPolicy.ext())),
        arguments(
            "sched=deadline:500us/10ms/1s",
            A.schedPolicy(
                SchedPolicy.deadline(
                    Duration.ofNanos(500_000), Duration.ofMillis(10), Duration.ofSeconds(1)))),
        arguments(
            "sched=deadline:1024ns/1025ns/1026ns",
            A.schedPolicy(
                SchedPolicy.deadline(
                    Duration.ofNanos(1024), Duration.ofNanos(1025), Duration.ofNanos(1026)))),
        arguments("comm=load 1:x=y", A.comm("load 1:x=y")),
        arguments("clone-mode=processes", A.cloneMode(CloneMode.PROCESSES)),
        arguments("clone-mode=threads", A.cloneMode(CloneMode.THREADS)),
        arguments("nice=-5", A.nice(-5)),
        arguments("affinity=inherit", A.affinity(Affinity.inherit())),
        arguments("affinity=single-cpu", A.affinity(Affinity.singleCpu())),
        arguments("affinity=llc-aligned", A.affinity(Affinity.llcAligned())),
        arguments("affinity=cross-cgroup", A.affinity(Affinity.crossCgroup())),
        arguments("affinity=exact:1/3", A.affinity(Affinity.exact(1, 3))),
        arguments("working-set=3", A.workingSet(3)),
        arguments("working-set=64K", A.workingSet(64 << 10)),
        arguments("working-set=4M", A.workingSet(4 << 20)),
        arguments("working-set=5G", A.workingSet(5L << 30)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingHasAForm(String setting, CgroupDef expected) {
    assertThat(CgroupSyntax.parse("a:" + setting)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfWorkHasAForm(LoopKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String rest = kind == LoopKind.SEQUENCE ? ":io=1" : "";
    String nodes = kind == LoopKind.NUMA_WORKING_SET_SWEEP ? ":0" : "";
    WorkType type = CgroupSyntax.parse("a:work=" + name + rest + nodes).works().get(0).workType();
    assertThat(LoopKind.of(type)).contains(kind);
    assertThat(kind.numbers(type)).isEqualTo(kind.numbers(kind.defaults()));
  }

  @Test
  void settingsAddUpAndNoneIsFineToo() {
    assertThat(CgroupSyntax.parse("a")).isEqualTo(A);
    assertThat(CgroupSyntax.parse("a/b:cpuset=numa0,mem=bind:0,workers=2"))
        .isEqualTo(
            CgroupDef.named("a/b")
                .withCpuset(CpusetSpec.numa(0))
                .memPolicy(MemPolicy.bind(0))
                .workers(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:cpuset=numax       |          ,             ^              | is no id",
        "a:cpuset=numa9999    |          ,             ^^^^           | is no id",
        "a:cpuset=nowhere     |          ,         ^^^^^^^            | is no cpuset",
        "a:cpuset=near:0      |          ,         ^^^^               | is no kind of cpuset",
        "a:cpuset=exact:3-1   |          ,               ^^^          | write 1-3",
        "a:cpuset=exact:0,1   |          ,                 ^          | have / between them",
        "a:cpuset=exact:      |          ,               ^            | is no id",
        "a:cpuset=range:0.5   |          ,               ^^^          | is no range",
        "a:cpuset=disjoint:1  |          ,                  ^         | is no part",
        "a:mem=bnd:0          |          ,      ^^^                   | is no memory policy",
        "a:mem=bind           |          ,      ^^^^                  | is no memory policy",
        "a:mem=weighted:0=x   |          ,                 ^          | is no whole number",
        "a:mem=weighted:0=1/0=2|         ,                   ^        | has two weights",
        "a:mem=weighted:0=1/1 |          ,                   ^        | is no node with a weight",
        "a:flags=static/odd   |          ,               ^^^          | is no flag",
        "a:sched=fifo:100     |          ,             ^^^            | 1 to 99",
        "a:sched=rt           |          ,        ^^                  | is no scheduling policy",
        "a:sched=cbs:1        |          ,        ^^^                 | is no scheduling policy",
        "a:sched=deadline     |          ,        ^^^^^^^^            | is no scheduling policy",
        "a:sched=deadline:1ms |          ,                 ^^^        | is no list of three times",
        "a:sched=deadline:1ms/2/3ms|     ,                     ^      | is no time",
        "a:sched=deadline:2ms/1ms/2ms|   ,                 ^^^^^^^^^^^| comes before the runtime",
        "a:comm=              |          ,       ^                    | is empty",
        "a:comm=load/1        |          ,       ^^^^^^               | has a character",
        "a:clone-mode=fork    |          ,             ^^^^           | is no clone mode",
        "a:nice=20            |          ,       ^^                   | -20 to 19",
        "a:work=nothing       |          ,       ^^^^^^^              | is no kind of work",
        "a:work=nothing:5     |          ,       ^^^^^^^              | bursty[:burstMs/sleepMs]",
        "a:work=bursty:5      |          ,              ^             | is no list of the numbers",
        "a:work=bursty:5/x    |          ,                ^           | is no whole number",
        "a:work=mixed:5       |          ,             ^              | write mixed",
        "a:work=sequence      |          ,       ^^^^^^^^             | sequence:KIND=MS",
        "a:work=sequence:nap=1|          ,                ^^^         | is no kind of phase",
        "a:work=sequence:spin |          ,                ^^^^        | is no phase",
        "a:work=sequence:io=x |          ,                   ^        | is no fraction",
        "a:work=numa-working-set-sweep:x|,                              ^| is no id",
        "a:work=numa-working-set-sweep:1:0|,                              ^| is no list of the",
        "a:affinity=some      |          ,           ^^^^             | is no affinity",
        "a:working-set=4X     |          ,              ^^            | is no size",
        "a:workers=99999999999|          ,          ^^^^^^^^^^^       | is no whole number",
        "a:workers            |          ,  ^^^^^^^                   | workers has no value",
        "a:workers=1,workers=2|          ,            ^^^^^^^         | is set twice",
        "a:colour=red         |          ,  ^^^^^^                    | is no setting",
        "a:                   |          ,  ^                         | is no setting",
        "../a:workers=1       |          ,^^^^                        | so that no name leaves",
        "a/tasks              |          ,^^^^^^^                     | is a file of every cgroup",
      })
  void whatIsWrongIsUnderlined(String text, String carets, String message) {
    String line = carets.substring(carets.indexOf(',') + 1).stripTrailing();

    assertThatThrownBy(() -> CgroupSyntax.parse(text))
        .isInstanceOf(SyntaxException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage().lines().toList())
                    .hasSize(3)
                    .satisfies(lines -> assertThat(lines.get(0)).contains(message))
                    .endsWith("  " + text, "  " + line));
  }

  @Test
  void whatATerminalInterpretsIsNotRepeated() {
    assertThatThrownBy(() -> CgroupSyntax.parse("a:work=\u001b[2J"))
        .hasMessageContaining("a:work=?[2J")
        .hasMessageNotContaining("\u001b");
  }
}
