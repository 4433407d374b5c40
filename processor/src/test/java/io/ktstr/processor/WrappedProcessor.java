package io.ktstr.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The processor with another way to write files. */
final class WrappedProcessor extends AbstractProcessor {

  /** What to do instead of a call; arguments as in the call. */
  @FunctionalInterface
  interface Instead {
    Object call(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private final Processor processor = new KtstrProcessor();
  private final UnaryOperator<Filer> filer;

  WrappedProcessor(UnaryOperator<Filer> filer) {
    this.filer = filer;
  }

  /**
   * One that notes what it generates, even if the compilation fails: name of the class to its
   * originating elements.
   */
  static WrappedProcessor recording(Map<String, List<String>> origins) {
    return new WrappedProcessor(filer -> recording(filer, origins));
  }

  private static Filer recording(Filer filer, Map<String, List<String>> origins) {
    return proxy(
        Filer.class,
        (method, arguments) -> {
          if (method.getName().equals("createSourceFile")) {
            Element[] elements = (Element[]) arguments[1];
            origins.put(
                arguments[0].toString(), Arrays.stream(elements).map(Element::toString).toList());
          }
          return method.invoke(filer, arguments);
        });
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    processor.init(
        proxy(
            ProcessingEnvironment.class,
            (method, arguments) ->
                method.getName().equals("getFiler")
                    ? filer.apply(environment.getFiler())
                    : method.invoke(environment, arguments)));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }

  static <T> T proxy(Class<T> type, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return instead.call(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
