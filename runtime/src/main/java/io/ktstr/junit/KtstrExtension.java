package io.ktstr.junit;

import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands generated test methods what they run with. */
public final class KtstrExtension implements ParameterResolver {

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
    return new TestRun(settings, packageName, context::publishReportEntry);
  }
}
