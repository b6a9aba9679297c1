package io.labport.examples.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.CmiValue;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.completion.ScormReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarbourTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"([a-z-]+\\.js)\"");

  private final List<String> said = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void aPackageHasHarboursPageAndWords() throws Exception {
    try (Harbour harbour = Harbour.start(Dialect.SCORM_12, said::add);
        ZipFile zip = new ZipFile(harbour.issue(folder).toFile())) {
      assertThat(text(zip, "index.html"))
          .contains("<title>Secure a web server - Harbour Academy</title>", "data-slot=\"1\"")
          .doesNotContain("{{");
      assertThat(text(zip, "launcher.css")).contains("#0b3a53");
      assertThat(text(zip, "launcher-texts.js"))
          .contains("Enter the workshop", "Werkstatt betreten")
          .doesNotContain("Start a new lab");
      assertThat(text(zip, "launcher-config.js")).contains("/labs/scorm");
      for (String script : scripts(text(zip, "index.html"))) {
        assertThat(zip.getEntry(script)).as(script).isNotNull();
      }
    }
  }

  @Test
  void aFinishedLabBecomesValuesOfScorm12WithoutABrowser() throws Exception {
    try (Harbour harbour = Harbour.start(Dialect.SCORM_12, said::add)) {
      ScormReport report = harbour.play("learner-17");

      assertThat(report.cmi().isFinal()).isTrue();
      assertThat(report.cmi().set())
          .contains(
              new CmiValue("cmi.core.score.min", "0"),
              new CmiValue("cmi.core.score.max", "100"),
              new CmiValue("cmi.core.exit", ""))
          .anySatisfy(
              value -> {
                assertThat(value.element()).isEqualTo("cmi.core.lesson_status");
                assertThat(value.value()).isIn("passed", "failed");
              });
      assertThat(said).anySatisfy(line -> assertThat(line).contains("\"dialect\":\"1.2\""));
    }
  }

  @Test
  void aFinishedLabBecomesValuesOfScorm2004WithoutABrowser() throws Exception {
    try (Harbour harbour = Harbour.start(Dialect.SCORM_2004, said::add)) {
      ScormReport report = harbour.play("learner-18");

      assertThat(report.cmi().set())
          .contains(
              new CmiValue("cmi.completion_status", "completed"),
              new CmiValue("cmi.exit", "normal"));
      assertThat(report.cmi().navigation()).isEqualTo("exitAll");
    }
  }

  private static List<String> scripts(String page) {
    List<String> found = new ArrayList<>();
    SCRIPT.matcher(page).results().forEach(each -> found.add(each.group(1)));
    assertThat(found).isNotEmpty();
    return found;
  }

  private static String text(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }
}
