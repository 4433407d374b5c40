package io.ktstr.junit.missing;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The one test of {@link MissingTestsEngine}. It fails. */
final class MissingTestsDescriptor extends AbstractTestDescriptor {

  private final List<DeclaringClass> missing;

  MissingTestsDescriptor(UniqueId parent, List<DeclaringClass> missing) {
    super(parent.append("test", "generated"), MissingMessage.title(missing));
    this.missing = missing;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  /** Why it fails; where that was found out tells nobody anything. */
  AssertionError failure() {
    AssertionError failure = new AssertionError(MissingMessage.text(missing));
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
