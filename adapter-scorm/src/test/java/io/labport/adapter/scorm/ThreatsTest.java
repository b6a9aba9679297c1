package io.labport.adapter.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every threat is held by tests that are there and run, and the README says by which. */
class ThreatsTest {
  private static final String BEGIN = "<!-- threats -->\n";
  private static final String END = "<!-- end of threats -->";

  @ParameterizedTest
  @EnumSource
  void eachThreatHasTestsThatRun(Threat threat) throws Exception {
    assertThat(threat.proofs()).isNotEmpty().doesNotHaveDuplicates();
    for (Proven proof : threat.proofs()) {
      proof.verify();
    }
  }

  @Test
  void theTableOfTheReadmeHasTheseThreatsAndTheirTests() throws IOException {
    String readme = Files.readString(Proven.REPOSITORY.resolve("adapter-scorm/README.md"));
    assertThat(readme).contains(BEGIN, END);
    List<String[]> rows =
        readme
            .substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END))
            .lines()
            .skip(2)
            .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
            .toList();

    assertThat(rows).allMatch(row -> row.length == 3 && !row[1].isBlank());
    assertThat(rows.stream().map(row -> row[0] + " | " + row[2]))
        .containsExactlyElementsOf(Arrays.stream(Threat.values()).map(ThreatsTest::shown).toList());
  }

  private static String shown(Threat threat) {
    return threat.title()
        + " | "
        + threat.proofs().stream()
            .map(Proven::name)
            .distinct()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
  }
}
