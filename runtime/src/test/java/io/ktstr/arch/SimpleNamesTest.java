package io.ktstr.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests import io.ktstr.annotation.*, io.ktstr.api.* and io.ktstr.model.* together. */
class SimpleNamesTest {

  @Test
  void noNameIsInTwoOfThePackagesThatTestsImportWhole() {
    List<String> names =
        new ClassFileImporter()
            .importPackages("io.ktstr.annotation", "io.ktstr.api", "io.ktstr.model").stream()
                .filter(SimpleNamesTest::isImportedWhole)
                .map(JavaClass::getSimpleName)
                .toList();

    assertThat(names).contains("KtstrTest", "Ctx", "CgroupDef").doesNotHaveDuplicates();
  }

  private static boolean isImportedWhole(JavaClass type) {
    boolean ofTests =
        type.getSource().map(s -> s.getUri().toString().contains("test-classes")).orElse(true);
    return type.isTopLevelClass()
        && !ofTests
        && !type.getSimpleName().equals("package-info")
        && !type.getPackageName().equals("io.ktstr.model.rule");
  }
}
