package io.ktstr.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * How a cgroup looks in generated code: the chain of builder calls that makes an equal value,
 * wrapped if it is long.
 */
final class CgroupCode {

  private static final WorkSpec DEFAULTS = WorkSpec.defaults();

  private CgroupCode() {}

  static CodeBlock of(CgroupDef def) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.named($S)", CgroupDef.class, def.name());
    def.cpuset().ifPresent(cpuset -> code.add("$Z.withCpuset($L)", of(cpuset)));
    def.cpusetMems().ifPresent(mems -> code.add("$Z.cpusetMems($L)", numbers(mems)));
    def.own().ifPresent(work -> addWork(code, work));
    return code.build();
  }

  private static void addWork(CodeBlock.Builder code, WorkSpec work) {
    work.workers().ifPresent(count -> code.add("$Z.workers($L)", count));
    if (!work.workType().equals(DEFAULTS.workType())) {
      code.add("$Z.workType($L)", WorkCode.of(work.workType()));
    }
    if (!work.schedPolicy().equals(DEFAULTS.schedPolicy())) {
      code.add("$Z.schedPolicy($L)", WorkCode.of(work.schedPolicy()));
    }
    work.nice().ifPresent(nice -> code.add("$Z.nice($L)", nice));
    if (!work.affinity().equals(DEFAULTS.affinity())) {
      code.add("$Z.affinity($L)", WorkCode.of(work.affinity()));
    }
    if (!work.memPolicy().equals(DEFAULTS.memPolicy())) {
      code.add("$Z.memPolicy($L)", PolicyCode.of(work.memPolicy()));
    }
    if (!work.mpolFlags().equals(MpolFlags.NONE)) {
      code.add("$Z.mpolFlags($L)", PolicyCode.of(work.mpolFlags()));
    }
    work.workingSet().ifPresent(bytes -> code.add("$Z.workingSet($LL)", bytes));
    work.comm().ifPresent(name -> code.add("$Z.comm($S)", name));
    if (work.cloneMode() != DEFAULTS.cloneMode()) {
      code.add("$Z.cloneMode($T.$L)", CloneMode.class, work.cloneMode());
    }
  }

  private static CodeBlock of(CpusetSpec spec) {
    if (spec instanceof CpusetSpec.Numa numa) {
      return call("numa", numa.node());
    }
    if (spec instanceof CpusetSpec.Llc llc) {
      return call("llc", llc.index());
    }
    if (spec instanceof CpusetSpec.Range range) {
      return call("range", range.start() + ", " + range.end());
    }
    if (spec instanceof CpusetSpec.Disjoint part) {
      return call("disjoint", part.index() + ", " + part.of());
    }
    if (spec instanceof CpusetSpec.Overlap part) {
      return call("overlap", part.index() + ", " + part.of() + ", " + part.fraction());
    }
    return call("exact", numbers(((CpusetSpec.Exact) spec).cpus()));
  }

  private static CodeBlock call(String factory, Object arguments) {
    return CodeBlock.of("$T.$L($L)", CpusetSpec.class, factory, arguments);
  }

  /** Sets are sorted, so that the same declaration always gives the same code. */
  static String numbers(Collection<Integer> numbers) {
    return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
