package io.ktstr.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.processor.plan.Settings;
import io.ktstr.processor.plan.Share;
import java.util.List;
import java.util.Map;

/** How the settings of a test look in generated code. Only what is written appears. */
final class SpecCode {

  private SpecCode() {}

  static CodeBlock of(String className, String methodName, Settings settings) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.of($S, $S, ", Names.TEST_SPEC, className, methodName)
            .add(topology(settings.topology()))
            .add(")$>$>");
    settings.memoryMb().ifPresent(mb -> code.add("\n.memoryMb($L)", mb));
    if (!settings.constraints().isEmpty()) {
      code.add("\n.constraints($T.none()", Names.CONSTRAINTS);
      addCalls(code, settings.constraints());
      code.add(")");
    }
    settings.durationMillis().ifPresent(millis -> code.add("\n.durationMillis($LL)", millis));
    settings.workersPerCgroup().ifPresent(n -> code.add("\n.workersPerCgroup($L)", n));
    settings.minKernel().ifPresent(version -> code.add("\n.minKernel($S)", version));
    code.add(settings.hostOnly() ? "\n.onHostOnly()" : "");
    code.add(settings.expectErr() ? "\n.expectingFailure()" : "");
    if (!settings.checks().isEmpty() || !settings.nodeShares().isEmpty()) {
      code.add("\n.checks($T.defaults()", Names.CHECKS);
      addCalls(code, settings.checks());
      settings.nodeShares().forEach(share -> code.add("$Z.nodeShare($L)", arguments(share)));
      code.add(")");
    }
    return code.add("$<$<").build();
  }

  private static void addCalls(CodeBlock.Builder code, Map<String, Object> calls) {
    calls.forEach((name, value) -> code.add("$Z.$L($L)", name, value));
  }

  private static CodeBlock arguments(Share share) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$S, $L, $L", share.cgroup(), share.node(), share.share());
    share.tolerance().ifPresent(tolerance -> code.add(", $L", tolerance));
    return code.build();
  }

  private static CodeBlock topology(Topology topology) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (isEven(topology)) {
      code.add(
          "$T.of($L, $L, $L, $L)",
          Topology.class,
          topology.numaNodes(),
          topology.llcs(),
          topology.cores(),
          topology.threads());
    } else {
      code.add("$T.of(1, 1, $L, $L)", Topology.class, topology.cores(), topology.threads());
      List<CodeBlock> each = topology.nodes().stream().map(SpecCode::node).toList();
      code.add("$Z.withNodes($L)", CodeBlock.join(each, ",$W"));
    }
    if (!topology.distances().isEmpty()) {
      List<CodeBlock> each = topology.distances().stream().map(d -> CodeBlock.of("$L", d)).toList();
      code.add("$Z.withDistances($L)", CodeBlock.join(each, ", "));
    }
    return code.build();
  }

  private static boolean isEven(Topology topology) {
    NodeSpec each = NodeSpec.withLlcs(topology.llcs() / topology.numaNodes());
    return topology.nodes().stream().allMatch(each::equals);
  }

  private static CodeBlock node(NodeSpec node) {
    if (node.memoryMb().isEmpty()) {
      return CodeBlock.of("$T.withLlcs($L)", NodeSpec.class, node.llcs());
    }
    int memoryMb = node.memoryMb().getAsInt();
    return node.isMemoryOnly()
        ? CodeBlock.of("$T.memoryOnly($L)", NodeSpec.class, memoryMb)
        : CodeBlock.of("$T.of($L, $L)", NodeSpec.class, node.llcs(), memoryMb);
  }
}
