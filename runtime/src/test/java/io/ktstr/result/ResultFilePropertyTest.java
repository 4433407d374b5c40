package io.ktstr.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ResultFilePropertyTest {

  @Property(tries = 300)
  void noNameLeavesTheFolder(@ForAll String test) {
    Path folder = Path.of("/results/run/a.b");

    Path log = ResultFile.of(Path.of("/results"), "run", "a.b", test, "1n1l1c1t").logFile();

    assertThat(log.normalize()).isEqualTo(log);
    assertThat(log.getParent()).isEqualTo(folder);
  }
}
