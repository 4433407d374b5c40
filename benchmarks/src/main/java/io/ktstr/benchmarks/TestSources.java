package io.ktstr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes test classes as people do: in each class half of the tests declare their cgroups and half
 * build them by fluent chains.
 *
 * @param classes number of classes
 * @param testsPerClass number of tests in each
 */
record TestSources(int classes, int testsPerClass) {

  int tests() {
    return classes * testsPerClass;
  }

  /** Writes all classes into a folder and returns their files. */
  List<Path> writeTo(Path folder) throws IOException {
    Path packageFolder = Files.createDirectories(folder.resolve("bench"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      files.add(Files.writeString(packageFolder.resolve("Bench" + i + ".java"), source(i)));
    }
    return files;
  }

  private String source(int number) {
    StringBuilder source = new StringBuilder();
    source.append(
        """
        package bench;

        import static io.ktstr.api.Scenarios.executeDefs;

        import io.ktstr.annotation.*;
        import io.ktstr.api.*;
        import io.ktstr.model.*;

        class Bench%d {
        """
            .formatted(number));
    for (int i = 0; i < testsPerClass; i++) {
      source.append((i % 2 == 0 ? DECLARED : FLUENT).formatted(i));
    }
    return source.append("}\n").toString();
  }

  private static final String DECLARED =
      """
        @KtstrTest(numaNodes = 2, llcs = 4, cores = 4, minNumaNodes = 2, minPageLocality = 0.8)
        @CgroupDefs({
          @Cgroup(name = "near", cpuset = @Cpuset(numa = 0), workers = 4, memPolicy = @MemoryPolicy(bind = 0)),
          @Cgroup(name = "far", cpuset = @Cpuset(llc = 3), workers = 2, memPolicy = @MemoryPolicy(bind = 0),
              mpolFlags = MpolFlag.STATIC_NODES)})
        void declared%d(Ctx ctx, AssertResult result) {
          if (result.outcome() != Outcome.PASS) {
            throw new AssertionError(result);
          }
        }
      """;

  private static final String FLUENT =
      """
        @KtstrTest(numaNodes = 2, llcs = 4, cores = 4, minNumaNodes = 2, minPageLocality = 0.8)
        AssertResult fluent%d(Ctx ctx) {
          CgroupDef near = CgroupDef.named("near").withCpuset(CpusetSpec.numa(0)).workers(4);
          return executeDefs(ctx,
              near.memPolicy(MemPolicy.bind(0)),
              CgroupDef.named("far").withCpuset(CpusetSpec.llc(3)).workers(2)
                  .memPolicy(MemPolicy.interleave(0, 1)).mpolFlags(MpolFlags.STATIC_NODES));
        }
      """;
}
