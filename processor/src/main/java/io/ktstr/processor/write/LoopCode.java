package io.ktstr.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.ktstr.model.LoopKind;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How loops look in generated code. */
final class LoopCode {

  private static final String BREAK = ",$W";

  private LoopCode() {}

  static CodeBlock of(LoopKind kind, WorkType type) {
    return CodeBlock.of(
        "$T.$L($L)",
        WorkType.class,
        kind.factoryName(),
        CodeBlock.join(arguments(kind, type), BREAK));
  }

  private static List<CodeBlock> arguments(LoopKind kind, WorkType type) {
    if (type instanceof WorkType.Sequence sequence) {
      return sequence.phases().stream().map(LoopCode::of).toList();
    }
    List<CodeBlock> numbers = new ArrayList<>();
    if (!kind.numbers(type).equals(kind.numbers(kind.defaults()))) {
      kind.numbers(type).forEach(number -> numbers.add(number(number)));
    }
    return type instanceof WorkType.NumaWorkingSetSweep sweep
        ? withNodes(numbers, sweep.nodes())
        : numbers;
  }

  /** A number that no int holds has to say that it is a long. */
  private static CodeBlock number(long number) {
    return CodeBlock.of(number == (int) number ? "$L" : "$LL", number);
  }

  private static List<CodeBlock> withNodes(List<CodeBlock> numbers, List<Integer> nodes) {
    CodeBlock list =
        nodes.stream().map(node -> CodeBlock.of("$L", node)).collect(CodeBlock.joining(", "));
    List<CodeBlock> arguments = new ArrayList<>(numbers);
    arguments.add(numbers.isEmpty() ? list : CodeBlock.of("$T.of($L)", List.class, list));
    return arguments;
  }

  private static CodeBlock of(Phase phase) {
    String factory = phase.kind().name().toLowerCase(Locale.ROOT);
    return CodeBlock.of("$T.$L($L)", Phase.class, factory, of(phase.duration()));
  }

  private static CodeBlock of(Duration duration) {
    boolean whole = duration.equals(Duration.ofMillis(duration.toMillis()));
    return CodeBlock.of(
        "$T.$L($L)",
        Duration.class,
        whole ? "ofMillis" : "ofNanos",
        number(whole ? duration.toMillis() : duration.toNanos()));
  }
}
