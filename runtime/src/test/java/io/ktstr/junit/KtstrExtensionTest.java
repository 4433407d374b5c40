package io.ktstr.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.settings.SettingsException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.io.TempDir;

class KtstrExtensionTest {

  private final KtstrExtension extension = new KtstrExtension();
  private final List<Object> entries = new ArrayList<>();

  @TempDir private Path results;

  private ExtensionContext contextWith(Map<String, String> parameters) {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConfigurationParameter" ->
                      Optional.ofNullable(parameters.get((String) arguments[0]));
                  case "getRequiredTestClass" -> KtstrExtensionTest.class;
                  case "publishReportEntry" -> {
                    entries.add(arguments[0]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** The parameter of the test below that asks for its run. */
  private static ParameterContext wanted() throws NoSuchMethodException {
    return parameterOf(
        KtstrExtensionTest.class.getDeclaredMethod(
            "junitHandsTheRunToATestThatAsksForIt", KtstrRun.class));
  }

  private static ParameterContext parameterOf(Method method) {
    Object parameter = method.getParameters()[0];
    return (ParameterContext)
        Proxy.newProxyInstance(
            KtstrExtensionTest.class.getClassLoader(),
            new Class<?>[] {ParameterContext.class},
            (proxy, called, arguments) -> parameter);
  }

  @Test
  void onlyTheRunIsHandedOut() throws Exception {
    ExtensionContext context = contextWith(Map.of());

    assertThat(extension.supportsParameter(wanted(), context)).isTrue();
    assertThat(
            extension.supportsParameter(
                parameterOf(String.class.getMethod("concat", String.class)), context))
        .isFalse();
  }

  @Test
  void settingsAreReadFromConfigurationParameters() throws Throwable {
    ExtensionContext context = contextWith(Map.of("ktstr.results", results.toString()));

    TestRun run = (TestRun) extension.resolveParameter(wanted(), context);
    new RunLab.Run(run).test(RunLab.spec(), ctx -> AssertResult.pass("one", 1));

    assertThat(new RunLab(results).result().good()).isTrue();
    assertThat(entries).singleElement().asString().contains("ktstr.machine=host, Linux");
  }

  @Test
  void badSettingFailsTheTestByName() throws Exception {
    ParameterContext wanted = wanted();
    ExtensionContext context = contextWith(Map.of("ktstr.accel", "warp"));

    assertThatThrownBy(() -> extension.resolveParameter(wanted, context))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("ktstr.accel is \"warp\"");
  }

  /** What a generated test looks like to JUnit. */
  @Test
  @ExtendWith(KtstrExtension.class)
  void junitHandsTheRunToATestThatAsksForIt(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(RunLab.spec());

    assertThat(ctx.machine().identity().kind()).isEqualTo("host");

    run.end(AssertResult.pass("one", 1));
  }
}
