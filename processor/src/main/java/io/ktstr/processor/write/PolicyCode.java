package io.ktstr.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How memory policies and their flags look in generated code. */
final class PolicyCode {

  /** The most pairs that {@link Map#of} takes. */
  private static final int MAX_PAIRS = 10;

  private PolicyCode() {}

  static CodeBlock of(MemPolicy policy) {
    if (policy instanceof MemPolicy.WeightedInterleave weighted && !weighted.weights().isEmpty()) {
      CodeBlock weights = weights(new TreeMap<>(weighted.weights()));
      return CodeBlock.of("$T.weightedInterleave($L)", MemPolicy.class, weights);
    }
    String nodes = CgroupCode.numbers(policy.nodeSet());
    return CodeBlock.of("$T.$L($L)", MemPolicy.class, factory(policy), nodes);
  }

  private static String factory(MemPolicy policy) {
    if (policy instanceof MemPolicy.Bind) {
      return "bind";
    }
    if (policy instanceof MemPolicy.Preferred) {
      return "preferred";
    }
    if (policy instanceof MemPolicy.Interleave) {
      return "interleave";
    }
    if (policy instanceof MemPolicy.PreferredMany) {
      return "preferredMany";
    }
    if (policy instanceof MemPolicy.WeightedInterleave) {
      return "weightedInterleave";
    }
    return policy instanceof MemPolicy.Local ? "local" : "defaultPolicy";
  }

  private static CodeBlock weights(Map<Integer, Integer> weights) {
    boolean few = weights.size() <= MAX_PAIRS;
    List<CodeBlock> pairs = new ArrayList<>();
    weights.forEach(
        (node, weight) ->
            pairs.add(
                few
                    ? CodeBlock.of("$L, $L", node, weight)
                    : CodeBlock.of("$T.entry($L, $L)", Map.class, node, weight)));
    return CodeBlock.of(
        "$T.$L($L)", Map.class, few ? "of" : "ofEntries", CodeBlock.join(pairs, ", "));
  }

  static CodeBlock of(MpolFlags flags) {
    List<CodeBlock> parts = new ArrayList<>();
    for (String name : flags.toString().split("\\|", -1)) {
      CodeBlock flag = CodeBlock.of("$T.$L", MpolFlags.class, name);
      parts.add(parts.isEmpty() ? flag : CodeBlock.of(".union($L)", flag));
    }
    return CodeBlock.join(parts, "");
  }
}
