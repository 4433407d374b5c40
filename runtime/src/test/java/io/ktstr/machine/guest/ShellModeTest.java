package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellModeTest {

  @Test
  void aTerminalIsDescribedAsItIs() {
    assertThat(new ShellMode.Terminal(33, 99, "xterm-256color").setUp())
        .isEqualTo("export TERM=xterm-256color\nstty rows 33 cols 99 </dev/ttyS0\n");
  }

  @Test
  void whatIsNoTypeOfATerminalDoesNotReachTheShell() {
    assertThat(new ShellMode.Terminal(0, 0, "x; reboot").setUp())
        .isEqualTo("export TERM=vt100\nstty sane </dev/ttyS0\n");
  }
}
