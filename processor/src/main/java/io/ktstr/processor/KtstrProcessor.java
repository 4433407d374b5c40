package io.ktstr.processor;

import com.google.auto.service.AutoService;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.KtstrChecks;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.processor.validate.Options;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Turns the classes whose methods are annotated with {@link KtstrTest} into JUnit classes, and
 * reports what is wrong with the declarations as compiler errors.
 */
@AutoService(Processor.class)
public final class KtstrProcessor extends AbstractProcessor {

  private Rounds rounds;

  /** For {@link java.util.ServiceLoader}. */
  public KtstrProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        KtstrTest.class.getCanonicalName(),
        KtstrChecks.class.getCanonicalName(),
        CgroupDefs.class.getCanonicalName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.names();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    rounds = new Rounds(environment);
  }

  /** Claims nothing: other processors may look at the same annotations. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    rounds.process(round);
    return false;
  }
}
