package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.bed.Recorder;
import io.ktstr.junit.spi.TestSpec;
import java.util.Optional;

/** A test from its beginning to its verdict: first without a machine, then on one. */
final class BegunTest implements AutoCloseable {

  private final TestSpec spec;
  private final Recorder recorder;
  private Optional<RecordedBed> bed = Optional.empty();
  private Optional<AssertResult> verdict = Optional.empty();

  BegunTest(TestSpec spec, Recorder recorder) {
    this.spec = spec;
    this.recorder = recorder;
  }

  TestSpec spec() {
    return spec;
  }

  Recorder recorder() {
    return recorder;
  }

  String name() {
    return spec.className() + "." + spec.methodName();
  }

  Ctx on(RecordedBed opened) {
    bed = Optional.of(opened);
    opened.record();
    return context();
  }

  Ctx context() {
    RecordedBed machine =
        bed.orElseThrow(() -> new IllegalStateException(name() + " has no machine"));
    return new TestContext(
        spec.topology(),
        spec.duration(),
        spec.workersPerCgroup(),
        spec.checks(),
        machine.machine(),
        machine.bed().layout(),
        machine.bed().timing());
  }

  void end(AssertResult result) {
    if (result == null) {
      throw new IllegalStateException(
          name()
              + " returned null; a test without a verdict must not pass; return what executeDefs gives");
    }
    if (verdict.isPresent()) {
      throw new IllegalStateException(name() + " has ended already");
    }
    verdict = Optional.of(result);
  }

  AssertResult verdict() {
    return verdict.orElseThrow(
        () ->
            new IllegalStateException(
                name() + " ended without a verdict; a test without one must not pass"));
  }

  @Override
  public void close() {
    bed.ifPresent(RecordedBed::close);
  }
}
