package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.CpusetDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a {@link io.ktstr.model.CpusetSpec}. */
final class CpusetReader {

  private final Made made;

  private CpusetReader(Made made) {
    this.made = made;
  }

  static Part<CpusetDeclaration> read(Value value) {
    return value instanceof Made made && made.is("CpusetSpec")
        ? Part.of(new CpusetReader(made).read())
        : Part.unknown();
  }

  private Optional<CpusetDeclaration> read() {
    return switch (made.member()) {
      case "numa" -> argument(0).map(node -> single(Optional.of(node), Optional.empty()));
      case "llc" -> argument(0).map(index -> single(Optional.empty(), Optional.of(index)));
      case "exact" ->
          Numbers.ids(made.arguments(), made.origin())
              .map(
                  cpus ->
                      new CpusetDeclaration(
                          made.origin(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(cpus),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty()));
      case "range" -> pair(Numbers::fraction).map(this::range);
      case "disjoint" ->
          pair(Numbers::integer)
              .map(part -> part(Optional.of(part), Optional.empty(), Optional.empty()));
      case "overlap" ->
          pair(Numbers::integer)
              .flatMap(
                  part ->
                      Numbers.fraction(made.argument(2))
                          .map(
                              fraction ->
                                  part(
                                      Optional.empty(), Optional.of(part), Optional.of(fraction))));
      default -> Optional.empty();
    };
  }

  private Optional<Written<Integer>> argument(int index) {
    return Numbers.integer(made.argument(index));
  }

  private <T> Optional<WrittenList<T>> pair(Function<Value, Optional<Written<T>>> reader) {
    Optional<Written<T>> second = reader.apply(made.argument(1));
    return reader
        .apply(made.argument(0))
        .flatMap(
            first -> second.map(last -> new WrittenList<>(List.of(first, last), made.origin())));
  }

  private CpusetDeclaration single(
      Optional<Written<Integer>> numa, Optional<Written<Integer>> llc) {
    return new CpusetDeclaration(
        made.origin(),
        numa,
        llc,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private CpusetDeclaration range(WrittenList<Double> ends) {
    return new CpusetDeclaration(
        made.origin(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ends),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private CpusetDeclaration part(
      Optional<WrittenList<Integer>> disjoint,
      Optional<WrittenList<Integer>> overlap,
      Optional<Written<Double>> fraction) {
    return new CpusetDeclaration(
        made.origin(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        disjoint,
        overlap,
        fraction);
  }
}
