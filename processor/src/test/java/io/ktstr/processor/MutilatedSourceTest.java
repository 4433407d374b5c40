package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a source looks like, the processor neither throws nor blames itself. */
class MutilatedSourceTest {

  private static final Pattern TOKEN = Pattern.compile("\\w+(?:\\.\\d+)?|\"[^\"]*\"|\\S");

  private static final String SOURCE =
      """
      import io.ktstr.annotation.*;
      class A {
        @KtstrTest(nodes = {@NumaNode(llcs = 1), @NumaNode(llcs = 0, memoryMb = 64)}, minPageLocality = 0.8)
        @CgroupDefs({
            @Cgroup(name = "a", cpuset = @Cpuset(numa = 0), workers = 4, memPolicy = @MemoryPolicy(bind = 0)),
            @Cgroup(name = "b", schedPolicy = @Scheduling(SchedKind.IDLE), mpolFlags = {MpolFlag.STATIC_NODES},
                memPolicy = @MemoryPolicy(weightedInterleave = {0, 1}, weights = {3, 1}))})
        static io.ktstr.api.AssertResult t(io.ktstr.api.Ctx ctx, io.ktstr.api.AssertResult result) { return result; }
      }
      """;

  @Test
  void sourceIsFineAsItStands() {
    assertThat(Compiling.compile(SOURCE).errors()).isEmpty();
  }

  @Test
  void withoutAnyOneToken() {
    for (String mutilated : mutilations("")) {
      check(mutilated);
    }
  }

  @Test
  void withAnyOneTokenReplaced() {
    for (String replacement : List.of("unknown", "-1", "{}", "\"text\"")) {
      List<String> mutilations = mutilations(" " + replacement + " ");
      for (int i = replacement.length() % 4; i < mutilations.size(); i += 4) {
        check(mutilations.get(i));
      }
    }
  }

  private static List<String> mutilations(String replacement) {
    List<String> mutilations = new ArrayList<>();
    Matcher token = TOKEN.matcher(SOURCE);
    while (token.find()) {
      mutilations.add(
          SOURCE.substring(0, token.start()) + replacement + SOURCE.substring(token.end()));
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
