package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.Scenarios;
import io.ktstr.bed.Beds;
import io.ktstr.bed.GuestPool;
import io.ktstr.bed.MachineRequest;
import io.ktstr.bed.Recorder;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.model.CgroupDef;
import io.ktstr.settings.OnSkip;
import io.ktstr.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** One run of one test: machine, body, verdict, result file. */
final class TestRun implements KtstrRun {

  private final Settings settings;
  private final String packageName;
  private final Consumer<Map<String, String>> report;
  private final Supplier<Optional<GuestPool>> pool;

  /** Null until the test begins. */
  private BegunTest begun;

  TestRun(
      Settings settings,
      String packageName,
      Consumer<Map<String, String>> report,
      Supplier<Optional<GuestPool>> pool) {
    this.settings = settings;
    this.pool = pool;
    this.packageName = packageName;
    this.report = report;
  }

  /** The method of a test. */
  @FunctionalInterface
  interface Method {
    void run() throws Throwable;
  }

  @Override
  public Ctx begin(TestSpec spec) throws Exception {
    if (begun != null) {
      throw new IllegalStateException(begun.name() + " has begun already");
    }
    begun = new BegunTest(spec, recorder(spec));
    SpecRules.require(spec);
    return begun.on(
        new RecordedBed(new Beds(settings, pool).open(request(spec)), begun.recorder(), report));
  }

  private Recorder recorder(TestSpec spec) {
    String name = spec.className() + "." + spec.methodName();
    return Recorder.begin(settings, packageName, name, spec.topology(), spec.expectErr());
  }

  private static MachineRequest request(TestSpec spec) {
    return new MachineRequest(
        spec.topology(), spec.memoryMb(), spec.constraints(), spec.minKernel(), spec.hostOnly());
  }

  @Override
  public AssertResult execute(CgroupDef... defs) {
    return Scenarios.executeDefs(begun().context(), defs);
  }

  @Override
  public void end(AssertResult result) {
    begun().end(result);
  }

  private BegunTest begun() {
    if (begun == null) {
      throw new IllegalStateException("the test has not begun");
    }
    return begun;
  }

  /**
   * Runs the method that calls this object; then closes the machine, records the result and
   * concludes.
   */
  void around(Method method) throws Throwable {
    AssertResult result;
    try {
      result = verdictOf(method);
    } catch (Throwable e) {
      throw begun == null ? e : recorded(e);
    }
    new Conclusion(settings, begun.spec(), begun.recorder()).conclude(result);
  }

  private AssertResult verdictOf(Method method) throws Throwable {
    try {
      method.run();
    } catch (Throwable e) {
      closeAfter(e);
      throw e;
    }
    BegunTest ended = begun();
    ended.close();
    return ended.verdict();
  }

  /** What goes wrong now does not hide what went wrong before. */
  private void closeAfter(Throwable e) {
    try {
      if (begun != null) {
        begun.close();
      }
    } catch (RuntimeException again) {
      e.addSuppressed(again);
    }
  }

  /** What JUnit shall see of it. */
  private Throwable recorded(Throwable e) {
    if (e instanceof UnmetRequirementException unmet) {
      begun.recorder().skip(unmet.getMessage());
      return unmet(unmet);
    }
    if (e instanceof TestAbortedException) {
      begun.recorder().skip(String.valueOf(e.getMessage()));
    } else {
      begun.recorder().broke(e);
    }
    return e;
  }

  private Throwable unmet(UnmetRequirementException e) {
    if (settings.onSkip() == OnSkip.FAIL) {
      return new AssertionError(e.getMessage() + " (ktstr.skip=fail)", e);
    }
    return new TestAbortedException(e.getMessage(), e);
  }
}
