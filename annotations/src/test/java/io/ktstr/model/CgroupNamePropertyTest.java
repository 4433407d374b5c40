package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class CgroupNamePropertyTest {

  private static final Pattern SUGGESTION = Pattern.compile("for example \"(.*)\"");

  @Property
  void usableNameStaysInTheSubtree(
      @ForAll @Chars({'a', 'b', '.', '/', '-', '_'}) @StringLength(max = 8) String name) {
    if (CgroupName.defect(name).isEmpty()) {
      Path subtree = Path.of("/subtree");
      Path path = subtree.resolve(name);
      assertThat(path.normalize()).isEqualTo(path).startsWithRaw(subtree).isNotEqualTo(subtree);
    }
  }

  @Property
  void messageIsPlainTextInThreePartsWhateverTheName(@ForAll String name) {
    CgroupName.defect(name)
        .ifPresent(
            defect -> {
              assertThat(defect.toString()).matches("[ -~]*");
              assertThat(defect.toString().split("; ", -1)).hasSize(3);
            });
  }

  @Property
  void suggestedNameIsUsable(
      @ForAll @Chars({'c', 'p', 'u', '.', '/', '-', ' ', '\u00f6'}) @StringLength(max = 8)
          String name) {
    CgroupName.defect(name)
        .ifPresent(
            defect -> {
              Matcher fix = SUGGESTION.matcher(defect.fix());
              assertThat(fix.find()).isTrue();
              assertThat(CgroupName.defect(fix.group(1))).isEmpty();
            });
  }
}
