package io.ktstr.junit.missing;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** What the test is in, because Surefire counts no test that is in no class. */
final class MissingTestsContainer extends AbstractTestDescriptor {

  MissingTestsContainer(UniqueId engine) {
    super(
        engine.append("class", MissingTestsEngine.class.getName()),
        MissingTestsEngine.class.getSimpleName(),
        ClassSource.from(MissingTestsEngine.class));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
