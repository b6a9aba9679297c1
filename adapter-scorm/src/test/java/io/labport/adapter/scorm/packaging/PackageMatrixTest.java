package io.labport.adapter.scorm.packaging;

import static io.labport.adapter.scorm.packaging.PackagedDispatches.course;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.single;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every flavour with every kind of title. */
class PackageMatrixTest {
  private static final PackageChecker CHECKER = new PackageChecker();

  private static final List<String> TITLES =
      List.of(
          "Build a hub-and-spoke network",
          "Größe, Maß & Übung: Straßenkarte",
          "构建中心辐射型网络 — ハブアンドスポーク 네트워크",
          "بناء شبكة مركزية عبرית RTL",
          "Rockets \uD83D\uDE80 and families \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "Ampersand & less < greater > quote \" apostrophe ' ]]> &amp; <!-- --> </script>",
          "Control\u0000 \u0001characters\u0008 \u001F, \uFFFE\uFFFF and halves \uD83D of\uDE80",
          "tab\tline\nreturn\r\u0085next\u2028line",
          "x".repeat(300),
          "\uD83D\uDE80".repeat(150),
          "  ");

  @TempDir Path directory;

  static Stream<Arguments> packages() {
    List<Arguments> all = new ArrayList<>();
    for (Flavour flavour : Flavour.values()) {
      TITLES.forEach(title -> all.add(Arguments.of(flavour, single(flavour, title))));
      all.add(Arguments.of(flavour, course(flavour, TITLES.toArray(new String[0]))));
      all.add(Arguments.of(flavour, PackagedDispatches.mastered(single(flavour, "Exam"), 70)));
      all.add(Arguments.of(flavour, PackagedDispatches.mastered(course(flavour, "A", "B"), 100)));
      all.add(Arguments.of(flavour, PackagedDispatches.mastered(single(flavour, "None"), 0)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void nothingIsWrongWithAPackage(Flavour flavour, Dispatch dispatch) throws IOException {
    for (ControlFileSource source : List.of(ControlFileSource.BUNDLED, ControlFileSource.NONE)) {
      byte[] zip = new PackagedDispatches().zip(dispatch, PackageWish.USUAL.with(source));

      assertThat(CHECKER.check(Files.write(directory.resolve("package.zip"), zip))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void twoBuildsInDifferentLocalesAndZonesAreTheSameBytes(Flavour flavour, Dispatch dispatch) {
    byte[] here = new PackagedDispatches().zip(dispatch, PackageWish.USUAL);

    assertThat(elsewhere(dispatch)).isEqualTo(here);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void theManifestIsFirstAndTheRestIsSorted(Flavour flavour, Dispatch dispatch) {
    Map<String, byte[]> files = new PackagedDispatches().files(dispatch, PackageWish.USUAL);

    assertThat(files.keySet()).first().isEqualTo("imsmanifest.xml");
    assertThat(files.keySet().stream().skip(1)).isSorted();
  }

  private static byte[] elsewhere(Dispatch dispatch) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      return new PackagedDispatches().zip(dispatch, PackageWish.USUAL);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
