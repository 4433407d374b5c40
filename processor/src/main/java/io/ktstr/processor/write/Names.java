package io.ktstr.processor.write;

import com.palantir.javapoet.ClassName;

/** Types that generated code names and the processor must not depend on. */
final class Names {

  static final ClassName KTSTR_RUN = ClassName.get("io.ktstr.junit.spi", "KtstrRun");
  static final ClassName TEST_SPEC = ClassName.get("io.ktstr.junit.spi", "TestSpec");
  static final ClassName CONSTRAINTS = ClassName.get("io.ktstr.junit.spi", "Constraints");
  static final ClassName EXTENSION = ClassName.get("io.ktstr.junit", "KtstrExtension");
  static final ClassName CTX = ClassName.get("io.ktstr.api", "Ctx");
  static final ClassName ASSERT_RESULT = ClassName.get("io.ktstr.api", "AssertResult");
  static final ClassName CHECKS = ClassName.get("io.ktstr.api", "Checks");
  static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");
  static final ClassName DISPLAY_NAME = ClassName.get("org.junit.jupiter.api", "DisplayName");
  static final ClassName EXTEND_WITH =
      ClassName.get("org.junit.jupiter.api.extension", "ExtendWith");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  private Names() {}
}
