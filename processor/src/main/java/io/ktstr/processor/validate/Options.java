package io.ktstr.processor.validate;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.rule.KernelRules;
import io.ktstr.model.rule.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said for all tests of a compilation, with {@code -A}.
 *
 * @param minKernel the oldest kernel of tests that do not say their own; empty if that is not said,
 *     or wrong
 * @param verdict what is wrong
 */
public record Options(Optional<KernelVersion> minKernel, Verdict verdict) {

  private static final String MIN_KERNEL = "ktstr.minKernel";

  /**
   * The names of all options.
   *
   * @return without {@code -A}
   */
  public static Set<String> names() {
    return Set.of(MIN_KERNEL);
  }

  /**
   * Reads the options.
   *
   * @param written name to value; a value may be null
   * @return what they amount to
   */
  public static Options of(Map<String, String> written) {
    if (!written.containsKey(MIN_KERNEL)) {
      return new Options(Optional.empty(), Verdict.ok());
    }
    String text = Optional.ofNullable(written.get(MIN_KERNEL)).orElse("");
    Verdict verdict = KernelRules.version("-A" + MIN_KERNEL, text);
    return verdict.violation().isPresent()
        ? new Options(Optional.empty(), verdict)
        : new Options(Optional.of(KernelVersion.parse(text)), verdict);
  }
}
