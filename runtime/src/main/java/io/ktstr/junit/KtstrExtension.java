package io.ktstr.junit;

import io.ktstr.bed.GuestPool;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Hands generated test methods what they run with, and ends what they began. */
public final class KtstrExtension implements ParameterResolver, InvocationInterceptor {

  /** Called by JUnit. */
  public KtstrExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KtstrRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SettingSource parameters = context::getConfigurationParameter;
    Settings settings = Settings.from(parameters.orElse(SettingSource.ofProcess()));
    String packageName = context.getRequiredTestClass().getPackageName();
    return new TestRun(
        settings, packageName, context::publishReportEntry, () -> Optional.of(pool(context)));
  }

  /**
   * One for all tests of a run of JUnit, which closes it at its end; JUnit before 5.13 leaves that
   * to the end of the JVM. The method that is meant to take the place of this one is not in JUnit
   * 5.
   */
  @SuppressWarnings("deprecation")
  private static GuestPool pool(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(KtstrExtension.class))
        .getOrComputeIfAbsent(GuestPool.class, key -> new GuestPool(), GuestPool.class);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    around(invocation, method);
  }

  /** A template, such as a repeated test, runs as often as it says. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    around(invocation, method);
  }

  private static void around(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> method) throws Throwable {
    for (Object argument : method.getArguments()) {
      if (argument instanceof TestRun run) {
        run.around(invocation::proceed);
        return;
      }
    }
    invocation.proceed();
  }
}
