package io.labport.adapter.scorm.packaging;

import static io.labport.adapter.scorm.packaging.PackagedDispatches.course;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.mastered;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.rotated;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.single;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What manifests say; the files beside this test are whole ones. */
class ManifestTest {
  private static final List<String> SHARED = List.of("launcher-config.js", "launcher.js");

  @ParameterizedTest
  @CsvSource({
    "SCORM_12,manifest-1.2.xml",
    "SCORM_2004_3RD,manifest-2004-3rd.xml",
    "SCORM_2004_4TH,manifest-2004-4th.xml"
  })
  void theManifestOfASingleLabIsThisOne(Flavour flavour, String file) {
    Dispatch dispatch = mastered(single(flavour, "Ampersand & \"quote\" < \uD83D\uDE80"), 70);

    assertThat(manifest(dispatch, flavour)).isEqualTo(expected(file));
  }

  @ParameterizedTest
  @CsvSource({"SCORM_12,course-1.2.xml", "SCORM_2004_4TH,course-2004-4th.xml"})
  void theManifestOfACourseIsThisOne(Flavour flavour, String file) {
    assertThat(manifest(course(flavour, "First", "Second"), flavour)).isEqualTo(expected(file));
  }

  @Test
  void theIdentifierStaysWhenTheKeyOrTheFlavourChanges() {
    Dispatch before = single(Flavour.SCORM_12, "Networks");

    Outline after = Outline.of(rotated(before), Flavour.SCORM_2004_4TH, SHARED);

    assertThat(after.identifier())
        .isEqualTo(Outline.of(before, Flavour.SCORM_12, SHARED).identifier())
        .matches("SKL-[0-9a-f]{16}");
  }

  @Test
  void dispatchesWhoseIdsDifferInCaseAloneHaveDifferentIdentifiers() {
    assertThat(Outline.identifier("aBcDeFgHiJkLmNoPqRsTuV"))
        .isNotEqualToIgnoringCase(Outline.identifier("abcdefghijklmnopqrstuv"));
  }

  @Test
  void aTitleIsCutForScorm12WithoutSplittingACharacter() {
    String title = "x".repeat(199) + "\uD83D\uDE80 and more";

    Outline outline = Outline.of(single(Flavour.SCORM_12, title), Flavour.SCORM_12, SHARED);

    assertThat(outline.title()).isEqualTo("x".repeat(199));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCORM_2004_3RD", "SCORM_2004_4TH"})
  void aTitleIsWholeInScorm2004(Flavour flavour) {
    String title = "x".repeat(300);

    assertThat(Outline.of(single(flavour, title), flavour, SHARED).title()).isEqualTo(title);
  }

  @Test
  void whatXmlCannotWriteIsLeftOutOfATitle() {
    assertThat(Titles.of(" a\u0000b\u001F\uFFFE\uD83D c\r\nd ")).isEqualTo("a b c d");
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void noManifestHasAMasteryScoreUnlessOneIsSet(Flavour flavour) {
    assertThat(manifest(single(flavour, "Networks"), flavour))
        .doesNotContain("masteryscore", "minNormalizedMeasure", "ompletionThreshold");
  }

  private static String manifest(Dispatch dispatch, Flavour flavour) {
    Outline outline = Outline.of(dispatch, flavour, SHARED);
    byte[] bytes =
        flavour == Flavour.SCORM_12 ? Manifest12.of(outline) : Manifest2004.of(outline, flavour);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String expected(String file) {
    return new String(BundledFiles.read(file), StandardCharsets.UTF_8);
  }
}
