package io.ktstr.junit.missing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * A JUnit engine without tests of its own. When a class declares {@code @KtstrTest} methods and the
 * class that the annotation processor makes from it does not exist, it adds one failing test to the
 * run, whatever was selected; and does so once in each JVM, because some build tools begin a run
 * for every class.
 *
 * <p>It is an engine because what listeners throw is only logged.
 */
public final class MissingTestsEngine implements TestEngine {

  private static final String ID = "ktstr";
  private static final AtomicBoolean REPORTED_IN_THIS_JVM = new AtomicBoolean();

  private final AtomicBoolean reported;
  private final MissingTests tests = new MissingTests();

  /** For {@link java.util.ServiceLoader}. */
  public MissingTestsEngine() {
    this(REPORTED_IN_THIS_JVM);
  }

  /**
   * An engine that shares with others whose turn it is.
   *
   * @param reported whether one of them failed already
   */
  MissingTestsEngine(AtomicBoolean reported) {
    this.reported = reported;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor engine = new EngineDescriptor(uniqueId, ID);
    if (!reported.get()) {
      ClassLoader loader = loader();
      List<DeclaringClass> missing = tests.in(new ClassRoots(loader).of(request), loader);
      if (!missing.isEmpty()) {
        MissingTestsContainer container = new MissingTestsContainer(uniqueId);
        container.addChild(new MissingTestsDescriptor(container.getUniqueId(), missing));
        engine.addChild(container);
      }
    }
    return engine;
  }

  /** The one that JUnit looks for tests in. */
  private static ClassLoader loader() {
    return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .orElseGet(ClassLoader::getSystemClassLoader);
  }

  @Override
  public void execute(ExecutionRequest request) {
    execute(request.getRootTestDescriptor(), request.getEngineExecutionListener());
  }

  private void execute(TestDescriptor part, EngineExecutionListener listener) {
    if (part instanceof MissingTestsContainer && reported.getAndSet(true)) {
      listener.executionSkipped(part, "another run of this JVM has failed with it");
      return;
    }
    listener.executionStarted(part);
    part.getChildren().forEach(child -> execute(child, listener));
    listener.executionFinished(
        part,
        part instanceof MissingTestsDescriptor test
            ? TestExecutionResult.failed(test.failure())
            : TestExecutionResult.successful());
  }
}
