package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebianPackageTest {

  @Test
  void readsTheFirstStanza() {
    DebianPackage found =
        DebianPackage.parse(
                """
                Package: linux-image-virtual
                Source: linux-meta
                Version: 1:6.8.0-151.151~x
                Depends: libc6:any (>= 2.3), a | b, linux-image-6.8.0-151-generic (= 1),linux-image-2
                Description: Depends: nothing

                Package: older
                Version: 1
                """)
            .orElseThrow();

    assertThat(found.name()).isEqualTo("linux-image-virtual");
    assertThat(found.version()).isEqualTo("1:6.8.0-151.151~x");
    assertThat(found.dependencies())
        .containsExactly("libc6", "a", "b", "linux-image-6.8.0-151-generic", "linux-image-2");
    assertThat(found.kernelDependency()).contains("linux-image-6.8.0-151-generic");
    assertThat(found).hasToString("linux-image-virtual 1:6.8.0-151.151~x");
  }

  @Test
  void aPackageWithoutKernelDependencyHoldsTheKernelItself() {
    assertThat(DebianPackage.parse("Package: linux-image-6.1\nVersion: 6.1-1\n"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.dependencies()).isEmpty();
              assertThat(found.kernelDependency()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "N: nothing",
        "Package: x1",
        "Version: 1",
        "Package: -x\nVersion: 1",
        "Package: x1\nVersion: --help",
        "Package: x1\n\nVersion: 1"
      })
  void anythingElseIsNoPackage(String text) {
    assertThat(DebianPackage.parse(text)).isEmpty();
  }
}
