package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.ArrayList;
import java.util.List;

/** Reads the command of {@code WorkType.exec}, if all of it is known. */
final class CommandReader {

  private CommandReader() {}

  static Part<WrittenList<String>> read(Value value) {
    if (!(value instanceof Made made) || !made.is("WorkType") || !made.member().equals("exec")) {
      return Part.unknown();
    }
    List<Written<String>> words = new ArrayList<>();
    for (Value word : words(made.arguments())) {
      if (!(word instanceof Constant constant && constant.value() instanceof String text)) {
        return Part.unknown();
      }
      words.add(new Written<>(text, constant.origin()));
    }
    return Part.of(new WrittenList<>(words, made.origin()));
  }

  /** One array stands for all arguments. */
  private static List<Value> words(List<Value> arguments) {
    return arguments.size() == 1 && arguments.get(0) instanceof Items items && items.isArray()
        ? items.elements()
        : arguments;
  }
}
