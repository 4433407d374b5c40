package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The calls of a chain, from the factory with which it begins. */
final class Calls {

  private final List<Made> chain;

  private Calls(List<Made> chain) {
    this.chain = chain;
  }

  /** Empty unless the value is a chain of this class. */
  static Optional<Calls> of(Value value, String type) {
    List<Made> chain = new ArrayList<>();
    Optional<Value> next = Optional.of(value);
    while (next.isPresent()) {
      if (!(next.get() instanceof Made made) || !made.is(type)) {
        return Optional.empty();
      }
      chain.add(made);
      next = made.receiver();
    }
    Collections.reverse(chain);
    return Optional.of(new Calls(chain));
  }

  Made first() {
    return chain.get(0);
  }

  /** All calls of a method, in order. */
  List<Made> all(String method) {
    return chain.stream().filter(call -> call.member().equals(method)).toList();
  }

  /** The last call of a method, which is the one that counts. */
  Optional<Made> last(String method) {
    List<Made> all = all(method);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** What the last call of a method with one parameter was given. */
  Optional<Value> argument(String method) {
    return last(method).map(call -> call.argument(0));
  }

  boolean describeWorkers() {
    return chain.stream().anyMatch(call -> Vocabulary.describesWorkers(call.member()));
  }
}
