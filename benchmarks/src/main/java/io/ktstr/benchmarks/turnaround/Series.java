package io.ktstr.benchmarks.turnaround;

import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** The generated tests several times in one run of JUnit, as a class with many tests is run. */
@ExtendWith({KtstrExtension.class, Series.Repeats.class})
class Series {

  /** Configuration parameter: how often. */
  static final String TIMES = "ktstr.bench.times";

  @TestTemplate
  void small(KtstrRun run) throws Exception {
    new TurnaroundKtstrTest().small(run);
  }

  @TestTemplate
  void large(KtstrRun run) throws Exception {
    new TurnaroundKtstrTest().large(run);
  }

  /** As often as the configuration says. */
  static final class Repeats implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
        ExtensionContext context) {
      int times = context.getConfigurationParameter(TIMES, Integer::valueOf).orElseThrow();
      return IntStream.range(0, times).mapToObj(time -> new TestTemplateInvocationContext() {});
    }
  }
}
