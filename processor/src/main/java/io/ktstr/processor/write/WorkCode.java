package io.ktstr.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.ktstr.model.Affinity;
import io.ktstr.model.LoopKind;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.stream.Stream;

/** How work types, scheduling policies and affinities look in generated code. */
final class WorkCode {

  private WorkCode() {}

  static CodeBlock of(WorkType type) {
    if (type instanceof WorkType.Exec exec) {
      CodeBlock command =
          exec.command().stream()
              .map(word -> CodeBlock.of("$S", word))
              .collect(CodeBlock.joining(",$W"));
      return CodeBlock.of("$T.exec($L)", WorkType.class, command);
    }
    return LoopCode.of(LoopKind.of(type).orElseThrow(), type);
  }

  static CodeBlock of(SchedPolicy policy) {
    if (policy instanceof SchedPolicy.Fifo fifo) {
      return CodeBlock.of("$T.fifo($L)", SchedPolicy.class, fifo.priority());
    }
    if (policy instanceof SchedPolicy.RoundRobin roundRobin) {
      return CodeBlock.of("$T.roundRobin($L)", SchedPolicy.class, roundRobin.priority());
    }
    if (policy instanceof SchedPolicy.Deadline times) {
      CodeBlock each =
          Stream.of(times.runtime(), times.deadline(), times.period())
              .map(time -> CodeBlock.of("$T.ofNanos($LL)", Duration.class, time.toNanos()))
              .collect(CodeBlock.joining(",$W"));
      return CodeBlock.of("$T.deadline($L)", SchedPolicy.class, each);
    }
    return CodeBlock.of("$T.$L()", SchedPolicy.class, factory(policy));
  }

  private static String factory(SchedPolicy policy) {
    if (policy instanceof SchedPolicy.Normal) {
      return "normal";
    }
    if (policy instanceof SchedPolicy.Batch) {
      return "batch";
    }
    if (policy instanceof SchedPolicy.Ext) {
      return "ext";
    }
    return policy instanceof SchedPolicy.Idle ? "idle" : "inherit";
  }

  static CodeBlock of(Affinity affinity) {
    if (affinity instanceof Affinity.Exact exact) {
      return CodeBlock.of("$T.exact($L)", Affinity.class, CgroupCode.numbers(exact.cpus()));
    }
    return CodeBlock.of("$T.$L()", Affinity.class, factory(affinity));
  }

  private static String factory(Affinity affinity) {
    if (affinity instanceof Affinity.SingleCpu) {
      return "singleCpu";
    }
    if (affinity instanceof Affinity.LlcAligned) {
      return "llcAligned";
    }
    return affinity instanceof Affinity.CrossCgroup ? "crossCgroup" : "inherit";
  }
}
