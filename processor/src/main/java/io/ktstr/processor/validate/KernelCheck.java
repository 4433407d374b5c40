package io.ktstr.processor.validate;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.rule.KernelRules;
import io.ktstr.processor.read.RunDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;
import java.util.Optional;

/** The oldest kernel of one test. */
final class KernelCheck {

  private KernelCheck() {}

  /** Its own, or else that of the project. */
  static Checked<Optional<KernelVersion>> check(RunDeclaration run, Options options) {
    return run.minKernel().map(KernelCheck::own).orElse(Checked.fine(options.minKernel()));
  }

  private static Checked<Optional<KernelVersion>> own(Written<String> text) {
    return Checked.of(
        Report.of(KernelRules.version("minKernel", text.value()), text.origin()),
        () -> Optional.of(KernelVersion.parse(text.value())));
  }
}
