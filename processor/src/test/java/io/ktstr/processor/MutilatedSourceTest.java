package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a source looks like, the processor neither throws nor blames itself. */
class MutilatedSourceTest {

  private static final Pattern TOKEN = Pattern.compile("\\w+(?:\\.\\d+)?|\"[^\"]*\"|\\S");

  private static final String DECLARED =
      """
      import io.ktstr.annotation.*;
      class A {
        @KtstrTest(nodes = {@NumaNode(llcs = 1), @NumaNode(llcs = 0, memoryMb = 64)}, minPageLocality = 0.8)
        @CgroupDefs({
            @Cgroup(name = "a", cpuset = @Cpuset(numa = 0), workers = 4, memPolicy = @MemoryPolicy(bind = 0)),
            @Cgroup(name = "b", schedPolicy = @Scheduling(SchedKind.IDLE), comm = "b", cloneMode = CloneKind.THREADS, mpolFlags = {MpolFlag.STATIC_NODES},
                memPolicy = @MemoryPolicy(weightedInterleave = {0, 1}, weights = {3, 1})),
            @Cgroup(name = "c", schedPolicy = @Scheduling(value = SchedKind.DEADLINE, runtimeUs = 2, deadlineUs = 3, periodUs = 4))})
        static io.ktstr.api.AssertResult t(io.ktstr.api.Ctx ctx, io.ktstr.api.AssertResult result) { return result; }
      }
      """;

  private static final String FLUENT =
      """
      import io.ktstr.annotation.*; import io.ktstr.model.*; import java.time.*; import java.util.*;
      class A {
        static final MemPolicy P = MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1));
        private static final int[] NODES = {0, 1};
        static final Duration D = Duration.ofSeconds(1);
        @KtstrTest(numaNodes = 2, llcs = 2)
        io.ktstr.api.AssertResult t(io.ktstr.api.Ctx ctx) {
          int zero = 1 - 1;
          try { zero(ctx, MemPolicy.bind(List.of(zero))); } catch (IllegalStateException e) { return null; }
          return io.ktstr.api.Scenarios.executeDefs(ctx, def("a", NODES).work(WorkSpec.defaults().memPolicy(P).nice(-20).comm("w").cloneMode(CloneMode.THREADS)),
              CgroupDef.named("b" + zero).withCpuset(CpusetSpec.range(0, 0.5)).schedPolicy(SchedPolicy.deadline(Duration.ofMillis(1), D, D))
                  .mpolFlags(MpolFlags.NONE.union(MpolFlags.STATIC_NODES)).memPolicy(MemPolicy.preferred(1)));
        }
        CgroupDef def(String name, int... nodes) { return CgroupDef.named(name).cpusetMems(nodes).affinity(Affinity.exact(0)); }
        static void zero(io.ktstr.api.Ctx ctx, MemPolicy p) { io.ktstr.api.Scenarios.executeDefs(ctx, CgroupDef.named("c").memPolicy(p)); }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {DECLARED, FLUENT})
  void sourceIsFineAsItStands(String source) {
    assertThat(Compiling.compile(source).errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {DECLARED, FLUENT})
  void withoutAnyOneToken(String source) {
    for (String mutilated : mutilations(source, "")) {
      check(mutilated);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DECLARED, FLUENT})
  void withAnyOneTokenReplaced(String source) {
    for (String replacement : List.of("unknown", "-1", "{}", "\"text\"")) {
      List<String> mutilations = mutilations(source, " " + replacement + " ");
      for (int i = replacement.length() % 4; i < mutilations.size(); i += 4) {
        check(mutilations.get(i));
      }
    }
  }

  private static List<String> mutilations(String source, String replacement) {
    List<String> mutilations = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      mutilations.add(
          source.substring(0, token.start()) + replacement + source.substring(token.end()));
    }
    return mutilations;
  }

  private static void check(String source) {
    Compilation compilation = Compiling.compile(source);
    assertThat(compilation.diagnostics())
        .as(source)
        .noneMatch(diagnostic -> diagnostic.getMessage(null).contains("[ktstr/internal]"));
  }
}
