package io.ktstr.junit.missing;

import static io.ktstr.junit.missing.Fixtures.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class MissingTestsEngineTest {

  @TempDir Path directory;

  private final AtomicBoolean reported = new AtomicBoolean();

  @Test
  void isFoundByJUnit() {
    assertThat(ServiceLoader.load(TestEngine.class))
        .hasAtLeastOneElementOfType(MissingTestsEngine.class);
  }

  @Test
  void aMissingClassIsOneFailingTest() {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");

    EngineExecutionResults run = run();

    run.testEvents().assertStatistics(tests -> tests.started(1).failed(1).finished(1));
    assertThat(failure(run))
        .startsWith("ktstr: 1 test class was not generated")
        .contains("p.A declares @KtstrTest methods, but there is no p.AKtstrTest");
  }

  @Test
  void whateverIsMissingIsInTheSameTest() {
    Fixtures.compile(
        directory,
        "package p; class A { static class B { " + TEST + "} }",
        "package p; interface C { @io.ktstr.annotation.KtstrTest void t(); }",
        "package p; class D { " + TEST + "}",
        "package p; class DKtstrTest {}");

    EngineExecutionResults run = run();

    run.testEvents().assertStatistics(tests -> tests.failed(1).finished(1));
    assertThat(failure(run))
        .startsWith("ktstr: 2 test classes were not generated")
        .contains("no p.A_BKtstrTest", "no p.CKtstrTest")
        .doesNotContain("p.D");
  }

  @Test
  void whatWasGeneratedAddsNothing() {
    Fixtures.compile(
        directory, "package p; class A { " + TEST + "}", "package p; class AKtstrTest {}");

    run().testEvents().assertStatistics(tests -> tests.started(0));
    assertThat(reported).isFalse();
  }

  @Test
  void classesWithoutTestsAddNothing() {
    Fixtures.compile(directory, "package p; class A {}");

    run().testEvents().assertStatistics(tests -> tests.started(0));
  }

  @Test
  void theSecondRunOfAJvmAddsNothing() {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");

    run().testEvents().assertStatistics(tests -> tests.failed(1));
    run().testEvents().assertStatistics(tests -> tests.started(0));
  }

  @Test
  void ofTwoRunsThatBeganTogetherOneFails() {
    Fixtures.compile(directory, "package p; class A { " + TEST + "}");

    run(EngineTestKit.engine(new Overtaken()))
        .containerEvents()
        .assertStatistics(containers -> containers.skipped(1));
  }

  @Test
  void oneSelectedClassIsEnough() {
    Fixtures.compile(
        directory, "package p; class A { " + TEST + "}", "package p; class PlainTest {}");

    EngineTestKit.Builder kit =
        EngineTestKit.engine(new MissingTestsEngine(reported))
            .selectors(selectClass("p.PlainTest"));

    run(kit).testEvents().assertStatistics(tests -> tests.failed(1));
  }

  @Test
  void thisProjectMissesNothing() {
    EngineTestKit.engine(new MissingTestsEngine(reported))
        .selectors(selectClass(MissingTestsEngineTest.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.started(0));
  }

  /** Between discovery and execution another engine has its turn. */
  private final class Overtaken implements TestEngine {

    private final TestEngine engine = new MissingTestsEngine(reported);

    @Override
    public String getId() {
      return engine.getId();
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
      TestDescriptor discovered = engine.discover(request, uniqueId);
      reported.set(true);
      return discovered;
    }

    @Override
    public void execute(ExecutionRequest request) {
      engine.execute(request);
    }
  }

  private EngineExecutionResults run() {
    return run(EngineTestKit.engine(new MissingTestsEngine(reported)));
  }

  /** As a build tool does: what it runs is in the context class loader. */
  private EngineExecutionResults run(EngineTestKit.Builder kit) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = Fixtures.loader(directory)) {
      Thread.currentThread().setContextClassLoader(loader);
      return kit.execute();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static String failure(EngineExecutionResults run) {
    return run.testEvents()
        .failed()
        .list()
        .get(0)
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
