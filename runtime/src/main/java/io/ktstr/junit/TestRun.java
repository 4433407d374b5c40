package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.Scenarios;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.machine.Machine;
import io.ktstr.model.CgroupDef;
import io.ktstr.settings.OnSkip;
import io.ktstr.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/** One run of one test: machine, body, verdict, result file. */
final class TestRun implements KtstrRun {

  private final Settings settings;
  private final String packageName;
  private final Consumer<Map<String, String>> report;

  TestRun(Settings settings, String packageName, Consumer<Map<String, String>> report) {
    this.settings = settings;
    this.packageName = packageName;
    this.report = report;
  }

  @Override
  public void declared(TestSpec spec, List<CgroupDef> defs, Afterwards body) throws Exception {
    imperative(spec, ctx -> body.judge(ctx, Scenarios.executeDefs(ctx, defs)));
  }

  @Override
  public void imperative(TestSpec spec, Body body) throws Exception {
    Recorder recorder = Recorder.begin(settings, packageName, spec);
    AssertResult result;
    try {
      SpecRules.require(spec);
      result = runOnMachine(spec, body, recorder);
    } catch (UnmetRequirement e) {
      recorder.skip(e.getMessage());
      throw unmet(e);
    } catch (TestAbortedException e) {
      recorder.skip(String.valueOf(e.getMessage()));
      throw e;
    } catch (Exception | Error e) {
      recorder.broke(e);
      throw e;
    }
    new Conclusion(settings, spec, recorder).conclude(result);
  }

  private RuntimeException unmet(UnmetRequirement e) {
    if (settings.onSkip() == OnSkip.FAIL) {
      throw new AssertionError(e.getMessage() + " (ktstr.skip=fail)", e);
    }
    return new TestAbortedException(e.getMessage(), e);
  }

  private AssertResult runOnMachine(TestSpec spec, Body body, Recorder recorder) throws Exception {
    TestBed opened = new TestBeds(settings).open(spec);
    try (RecordedBed bed = new RecordedBed(opened, recorder, report)) {
      bed.record();
      return requireVerdict(spec, body.run(context(spec, bed.machine())));
    }
  }

  private static Ctx context(TestSpec spec, Machine machine) {
    return new TestContext(
        spec.topology(), spec.duration(), spec.workersPerCgroup(), spec.checks(), machine);
  }

  private static AssertResult requireVerdict(TestSpec spec, AssertResult result) {
    if (result == null) {
      throw new IllegalStateException(
          spec.className()
              + "."
              + spec.methodName()
              + " returned null; a test without a verdict must not pass; return what executeDefs gives");
    }
    return result;
  }
}
